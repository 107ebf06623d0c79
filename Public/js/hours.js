import { words } from "./i18n.js";

const DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)";
const DAYS = `${DAY}(?:[-,]${DAY})*`;
const TIMES = "\\d\\d:\\d\\d-\\d\\d:\\d\\d(?:,\\d\\d:\\d\\d-\\d\\d:\\d\\d)*";
const RULE = new RegExp(`^(?:(${DAYS}) )?(?:(${TIMES})|(off))$`);

/**
 * Opening hours as lines to read: "Mo-Sa 07:30-11:30; PH off" gives two lines.
 * What is not in this small syntax ("chợ phiên ngày 3, 8 âm lịch") is words already and stays as it is.
 */
export function hoursLines(text) {
  if (text === "24/7") return [words.allDay];
  const rules = text.split(";").map((rule) => RULE.exec(rule.trim()));
  return rules.every(Boolean) ? rules.map(line) : [text];
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
