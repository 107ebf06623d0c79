/**
 * The symbol of each kind, drawn on a canvas for the map and the list alike.
 * Told apart without colour: every kind has its own sign, every family of kinds its own outline.
 * An outlet placed only by its commune is hollow with a dashed outline.
 */

const FAMILIES = {
  market: { outline: circle, colour: "#a8470a" },
  large: { outline: square, colour: "#1d4fb8" },
  shop: { outline: hexagon, colour: "#6b2fa8" },
  supply: { outline: diamond, colour: "#0b6b64" },
  maker: { outline: house, colour: "#3d6212" },
  programme: { outline: shield, colour: "#b3203a" },
};

/** Signs on a grid of 24: strokes, and areas to fill. */
const SIGNS = {
  market: ["market", "M6 11V20M18 11V20M6 15.5H18", "M3 10L6 4H18L21 10Z"],
  supermarket: ["large", "M2.5 4H6L8.5 15H18L20.5 7.5H7", "M8 18.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0M15 18.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0"],
  shopping_centre: ["large", "M5 21V3H19V21ZM9 7.5H10M14 7.5H15M9 12H10M14 12H15M10 21V17H14V21", ""],
  convenience_store: ["shop", "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0M12 7V12L15.5 14", ""],
  specialty_store: ["shop", "M5 12V21H19V12M12 8V21M3.5 8H20.5V12H3.5ZM12 8C8 8 6.5 3.5 9 3.5C11.5 3.5 12 8 12 8C12 8 12.5 3.5 15 3.5C17.5 3.5 16 8 12 8", ""],
  grocery: ["shop", "M8 10L11 3.5M16 10L13 3.5", "M2.5 9.5H21.5L19 20.5H5Z"],
  distributor: ["supply", "M2 6H14V17H2ZM14 10H18L22 13.5V17H14", "M4.5 18a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0-4.4 0M15.5 18a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0-4.4 0"],
  agent: ["supply", "M4 8L12 3.5L20 8V16.5L12 21L4 16.5ZM4 8L12 12L20 8M12 12V21", ""],
  cooperative: ["maker", "M12 21V10M12 14C12 9 8 6 3 6C3 11 7 14 12 14ZM12 11C12 6.5 15 3.5 21 3.5C21 8.5 17 11 12 11Z", ""],
  producer: ["maker", "", "M3 21V9.5L9 13V9.5L15 13V3.5H21V21Z"],
  viet_goods_point: ["programme", "", "M12 2L14.5 9.3H22L16 13.8L18.2 21L12 16.6L5.8 21L8 13.8L2 9.3H9.5Z"],
  ocop_point: ["programme", "M6.5 8.5a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0M8.5 13L7 21L12 18L17 21L15.5 13", ""],
};

/** The size of a symbol in CSS pixels, outline included. */
const SYMBOL_SIZE = 32;

export function drawSymbol(kind, byCommune, scale) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SYMBOL_SIZE * scale;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.scale(scale, scale);
  const [family, strokes, areas] = SIGNS[kind] ?? SIGNS.grocery;
  const { outline, colour } = FAMILIES[family];

  const border = new Path2D();
  outline(border, SYMBOL_SIZE / 2);
  context.lineJoin = context.lineCap = "round";
  context.fillStyle = "#fff";
  context.strokeStyle = "#fff";
  context.lineWidth = 3.5;
  context.stroke(border);
  context.fillStyle = byCommune ? "#fff" : colour;
  context.fill(border);
  if (byCommune) {
    context.strokeStyle = colour;
    context.lineWidth = 1.75;
    context.setLineDash([3.2, 2.8]);
    context.stroke(border);
    context.setLineDash([]);
  }

  const sign = family === "supply" ? 14 : 17;
  context.translate((SYMBOL_SIZE - sign) / 2, (SYMBOL_SIZE - sign) / 2 + (family === "maker" ? 1.5 : 0));
  context.scale(sign / 24, sign / 24);
  context.fillStyle = context.strokeStyle = byCommune ? colour : "#fff";
  context.lineWidth = 2.4;
  context.stroke(new Path2D(strokes));
  context.fill(new Path2D(areas));
  return canvas;
}

const urls = new Map();

/** The same symbol as an address for `<img>`. */
export function symbolUrl(kind, byCommune) {
  const key = `${kind}:${byCommune}`;
  if (!urls.has(key)) urls.set(key, drawSymbol(kind, byCommune, 2).toDataURL());
  return urls.get(key);
}

function circle(path, middle) {
  path.arc(middle, middle, 13, 0, 2 * Math.PI);
}

function square(path, middle) {
  polygon(path, [[-12, -12], [12, -12], [12, 12], [-12, 12]], middle);
}

function hexagon(path, middle) {
  polygon(path, [[-7.5, -13], [7.5, -13], [14.5, 0], [7.5, 13], [-7.5, 13], [-14.5, 0]], middle);
}

function diamond(path, middle) {
  polygon(path, [[0, -14.5], [14.5, 0], [0, 14.5], [-14.5, 0]], middle);
}

function house(path, middle) {
  polygon(path, [[0, -14], [13, -4.5], [13, 13], [-13, 13], [-13, -4.5]], middle);
}

function shield(path, middle) {
  polygon(path, [[-12.5, -13], [12.5, -13], [12.5, 5], [0, 14.5], [-12.5, 5]], middle);
}

function polygon(path, corners, middle) {
  for (const [x, y] of corners) path.lineTo(middle + x, middle + y);
  path.closePath();
}
