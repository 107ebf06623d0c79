import { language, words } from "./i18n.js";

const LOCALE = language === "vi" ? "vi-VN" : "en-GB";
/** The office's clock, wherever the reader's computer thinks it is. */
const ZONE = { timeZone: "Asia/Ho_Chi_Minh" };
const moment = new Intl.DateTimeFormat(LOCALE, {
  ...ZONE, day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit", hour12: false,
});
const day = new Intl.DateTimeFormat(LOCALE, { ...ZONE, day: "2-digit", month: "2-digit", year: "numeric" });
const HOUR = 3_600_000;

/** "14:05 24/11/2026" */
export const dateTime = (iso) => moment.format(new Date(iso));
export const date = (iso) => day.format(new Date(iso));

/** How long until `iso`, in whole days and hours; nothing is said of minutes to somebody who has days. */
export function remaining(iso, now = Date.now()) {
  const hours = Math.floor((new Date(iso) - now) / HOUR);
  if (hours < 0) return words.time.overdue;
  if (hours < 1) return words.time.underAnHour;
  const days = Math.floor(hours / 24);
  return days ? words.time.daysAndHours(days, hours % 24) : words.time.hours(hours);
}
