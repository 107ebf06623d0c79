/**
 * Signs of what became of a row or an outlet, drawn on a canvas for the desk's map and tables alike.
 * Told apart without colour, by outline and mark.
 */

const SIGNS = {
  ready: ["circle", "#2f6b1f", "M6 11.5L9.8 15.2L16.5 7.5"],
  ask: ["diamond", "#a8470a", "M8.3 9.2C8.3 5.6 13.8 5.8 13.8 9C13.8 11.2 11 11 11 13.2M11 16V16.2"],
  rejected: ["square", "#b3203a", "M7 7L15 15M15 7L7 15"],
  skipped: ["circle", "#5b6b73", "M6.5 11H15.5"],
  ignored: ["circle", "#8a979d", ""],
  published: ["circle", "#0b6470", "M11 6V16M6.5 10.5L11 6L15.5 10.5"],
  added: ["circle", "#2f6b1f", "M11 6V16M6 11H16"],
  updated: ["diamond", "#a8470a", "M7 11H15M12 8L15 11L12 14"],
  removed: ["square", "#b3203a", "M6.5 11H15.5"],
};

/** The size of a sign in CSS pixels. */
const SIGN_SIZE = 22;

const OUTLINES = {
  circle: "M2 11a9 9 0 1 0 18 0a9 9 0 1 0-18 0Z",
  diamond: "M11 1L21 11L11 21L1 11Z",
  square: "M3 3H19V19H3Z",
};

export function drawSign(name, scale) {
  const [outline, colour, mark] = SIGNS[name];
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIGN_SIZE * scale;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.scale(scale, scale);
  context.lineJoin = context.lineCap = "round";
  const border = new Path2D(OUTLINES[outline]);
  context.fillStyle = colour;
  context.fill(border);
  context.strokeStyle = "#fff";
  context.lineWidth = 1.5;
  context.stroke(border);
  context.lineWidth = 2.2;
  context.stroke(new Path2D(mark));
  return canvas;
}

const urls = new Map();

/** The same sign as an address for `<img>`. */
export function signUrl(name) {
  if (!urls.has(name)) urls.set(name, drawSign(name, 2).toDataURL());
  return urls.get(name);
}
