/**
 * Makes an element: `element("a", { href, class: "x" }, "text", child)`.
 * Strings become text nodes, never markup: names in the data may hold `<` or `&`.
 * Children and attributes that are null, undefined or false are left out.
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}
