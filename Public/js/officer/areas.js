import { communesOf } from "../api.js";
import { language, words } from "./i18n.js";
import { select } from "../form.js";

const byName = new Intl.Collator(language).compare;
const sorted = (choices) => choices.sort((one, other) => byName(one[1], other[1]));

let loading = null;

/** Communes of today as `[id, name]`, in alphabetical order. */
export async function communesOfToday() {
  loading ??= communesOf(2025).catch((error) => {
    loading = null;
    throw error;
  });
  const { features } = await loading;
  return sorted(features.map(({ id, properties: { name } }) => [id, name]));
}

/** A control to choose a commune of today; `value` like `21583:2025`. */
export async function communeSelect(value, attributes = {}) {
  return select([["", words.noCommune], ...(await communesOfToday())], value ?? "", attributes);
}

/** A control to choose what an officer works on: everywhere, a former district, a commune of today. */
export async function areaSelect(value, everywhere = words.everywhere) {
  const [communes, old] = await Promise.all([communesOfToday(), communesOf(2020)]);
  const districts = new Map(old.features.map(({ properties: { parent, parent_name: name } }) => [parent, name]));
  const choices = [["", everywhere], [words.oldDistricts, sorted([...districts].filter(([id, name]) => id && name))], [words.communesOfToday, communes]];
  return select(choices, value ?? "");
}
