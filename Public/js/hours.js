import { words } from "./i18n.js";

const DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)";
const DAYS = `${DAY}(?:[-,]${DAY})*`;
const TIMES = "\\d\\d:\\d\\d-\\d\\d:\\d\\d(?:,\\d\\d:\\d\\d-\\d\\d:\\d\\d)*";
const RULE = new RegExp(`^(?:(${DAYS}) )?(?:(${TIMES})|(off))$`);
const WEEK = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const DAY_MINUTES = 1440;

/**
 * Opening hours as lines to read: "Mo-Sa 07:30-11:30; PH off" gives two lines.
 * What is not in this small syntax ("chợ phiên ngày 3, 8 âm lịch") is words already and stays as it is.
 */
export function hoursLines(text) {
  if (text === "24/7") return [words.allDay];
  return rulesOf(text)?.map(line) ?? [text];
}

/**
 * What the hours say of this day: "Hôm nay 07:30–11:30, 13:30–17:00 · đang mở, đóng lúc 17:00".
 * `state` is the server's word on whether it is open ("yes", "no"), which knows the holidays; where the weekday's hours say
 * otherwise, only that word is repeated.
 */
export function todayLine(text, state, now = new Date()) {
  const { day, minute } = vietnamTime(now);
  const today = spansOn(text, day);
  if (!today) return words.openNow[state];
  const late = spansOn(text, (day + 6) % 7).map(([start, end]) => [start - DAY_MINUTES, end - DAY_MINUTES]);
  const open = [...late, ...today].find(([start, end]) => start <= minute && minute < end);
  if (Boolean(open) !== (state === "yes")) return words.openNow[state];
  if (text === "24/7") return `${words.today} ${words.openAllDay}`;
  const times = today.length ? today.map(([start, end]) => `${clock(start)}–${clock(end)}`).join(", ") : words.off;
  return `${words.today} ${times} · ${open ? closing(open[1]) : opening(today.find(([start]) => start > minute))}`;
}

function closing(end) {
  return `${words.isOpen}, ${words.closesAt(clock(end))}`;
}

function opening(next) {
  return next ? `${words.isClosed}, ${words.opensAt(clock(next[0]))}` : words.isClosed;
}

/** Minutes from midnight, an end beyond 1440 on the next day; the last rule that names a day counts. Null for words. */
function spansOn(text, day) {
  if (text === "24/7") return [[0, 2 * DAY_MINUTES]];
  const rules = rulesOf(text);
  const rule = rules?.filter(([, days]) => !days || daysOf(days).includes(WEEK[day])).pop();
  if (!rules) return null;
  return (rule?.[2]?.split(",") ?? []).map((span) => {
    const [start, end] = span.split("-").map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
    return [start, end > start ? end : end + DAY_MINUTES];
  });
}

function daysOf(text) {
  return text.split(",").flatMap((part) => {
    const [first, last = first] = part.split("-").map((day) => WEEK.indexOf(day));
    if (first < 0) return [];
    return WEEK.filter((_, day) => (first <= last ? day >= first && day <= last : day >= first || day <= last));
  });
}

/** Vietnam has one clock, seven hours ahead of UTC, and never shifts it; 0 is Monday. */
function vietnamTime(now) {
  const local = new Date(now.getTime() + 7 * 3_600_000);
  return { day: (local.getUTCDay() + 6) % 7, minute: local.getUTCHours() * 60 + local.getUTCMinutes() };
}

function clock(minutes) {
  const rest = minutes % DAY_MINUTES;
  return `${String(Math.floor(rest / 60)).padStart(2, "0")}:${String(rest % 60).padStart(2, "0")}`;
}

function rulesOf(text) {
  const rules = text.split(";").map((rule) => RULE.exec(rule.trim()));
  return rules.every(Boolean) ? rules : null;
}

function line([, days, times, off]) {
  const when = !days || days === "Mo-Su" ? words.everyDay : days.replace(/[-,]|\w\w/g, dayWord);
  const hours = off ? words.off : times.replaceAll("-", "–").replaceAll(",", ", ");
  return `${when[0].toLocaleUpperCase()}${when.slice(1)}: ${hours}`;
}

function dayWord(token) {
  if (token === "-") return " – ";
  return token === "," ? ", " : words.days[token];
}
