import { language, words } from "./i18n.js";

const whole = new Intl.NumberFormat(words.decimalLocale, { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat(words.decimalLocale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export function count(number) {
  return whole.format(number);
}

/** Short enough for a mark on the map: 1234 is "1,2K", as prices are written. */
export function countShort(number) {
  if (number < 1000) return whole.format(number);
  return number < 9950 ? `${tenths.format(number / 1000)}K` : number < 999_500 ? `${whole.format(number / 1000)}K` : `${tenths.format(number / 1e6)}M`;
}

/**
 * Metres under a kilometre, rounded to ten: nobody walks by the single metre. Tenths of a kilometre up to ten.
 * A no-break space keeps number and unit on one line.
 */
export function distance(metres) {
  const tens = Math.round(metres / 10) * 10;
  if (tens < 10) return words.underTenMetres;
  if (tens < 1000) return `${tens}\u00a0m`;
  const kilometres = metres / 1000;
  return kilometres < 9.95 ? `${tenths.format(kilometres)}\u00a0km` : `${whole.format(kilometres)}\u00a0km`;
}

/** A round distance: "500 m", "2 km". */
export function radius(metres) {
  return metres < 1000 ? `${metres}\u00a0m` : `${whole.format(metres / 1000)}\u00a0km`;
}

/** A Vietnamese number as people dial and write it: +842563822008 is 0256 3822 008. */
export function phone(e164) {
  if (!/^\+84\d{8,10}$/.test(e164)) return e164;
  const digits = `0${e164.slice(3)}`;
  return digits.startsWith("02")
    ? `${digits.slice(0, 4)} ${digits.slice(4, 8)} ${digits.slice(8)}`.trim()
    : `${digits.slice(0, 4)} ${digits.slice(4, 7)} ${digits.slice(7)}`.trim();
}

/** A place as people write it, latitude first, to a metre: "13.76736, 109.22170". */
export function position([lng, lat]) {
  return `${lat.toFixed(5)}, ${lng.toFixed(5)}`;
}

/** A calendar date. Taken apart by hand: `new Date("2025-09-12")` is UTC and may show the day before. */
export function date(iso) {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (!match) return iso;
  const [, year, month, day] = match;
  if (language === "vi") return `${day}/${month}/${year}`;
  return new Date(Number(year), Number(month) - 1, Number(day)).toLocaleDateString("en-GB", { dateStyle: "long" });
}

/** Grades of supermarkets and shopping centres are written in Roman numerals, those of markets are not. */
export function grade(kind, number) {
  const roman = ["I", "II", "III"][number - 1];
  return words.grade(kind === "market" || !roman ? number : roman);
}
