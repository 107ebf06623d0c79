import { element } from "../element.js";
import { get } from "./api.js";
import { words } from "./i18n.js";

const WAYS = [
  ["/", "lists", ["/uploads"]],
  ["/outlets", "outlets", []],
  ["/unverified", "unverified", []],
  ["/reports", "reports", []],
  ["/history", "history", []],
  ["/accounts", "accounts", ["/audit"]],
];
const FOR_ADMINS = ["/accounts"];
/** Named after the officer. */
const OWN = ["/me", "", []];

/** The parts of the desk, and how many reports wait. */
export function createWays(nav) {
  const links = new Map([...WAYS, OWN].map(([path, name]) => [path, element("a", { href: `#${path}` }, words.parts[name] ?? "")]));

  /** Asks how many reports are open; without an answer the number is left out. */
  async function countReports() {
    const { open } = await get("/reports?limit=1").catch(() => ({ open: 0 }));
    links.get("/reports").replaceChildren(words.parts.reports, open ? element("span", { class: "count" }, String(open)) : "");
  }

  return {
    open(me) {
      const open = [...WAYS, OWN].filter(([path]) => me.role === "admin" || !FOR_ADMINS.includes(path));
      links.get("/me").textContent = me.name;
      links.get("/me").setAttribute("aria-label", words.myAccount(me.name));
      nav.replaceChildren(...open.map(([path]) => links.get(path)));
      nav.hidden = false;
      countReports();
    },
    countReports,
    mark(path) {
      for (const [way, , under] of [...WAYS, OWN]) {
        const isHere = path === way || [way, ...under].some((start) => start !== "/" && path.startsWith(`${start}/`));
        if (isHere || under.includes(path)) links.get(way).setAttribute("aria-current", "page");
        else links.get(way).removeAttribute("aria-current");
      }
    },
  };
}
