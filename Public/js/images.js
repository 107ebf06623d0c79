import * as format from "./format.js";
import { drawSymbol } from "./symbols.js";

/**
 * Draws what the map asks for by name, when it asks: `symbol:market:false`, `count:12`, `label-light:Quy Nhơn`, `pin`. `more` draws further names.
 * Words drawn this way need no glyph server, and Vietnamese letters come from the reader's own fonts.
 */
export function drawImagesOnDemand(map, more = {}) {
  // Twice as fine at least: these are drawn once and shown at fractional zooms.
  const scale = Math.max(2, Math.ceil(devicePixelRatio));
  map.on("styleimagemissing", ({ id }) => {
    const [what, ...rest] = id.split(":");
    const draw = DRAWINGS[what] ?? more[what];
    if (!draw || map.hasImage(id)) return;
    const canvas = draw(rest, scale);
    const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    map.addImage(id, pixels, { pixelRatio: scale });
  });
}

/** One for them all: a slow phone takes longer to make a canvas than to draw on it, and a view has a hundred counts. */
const canvas = document.createElement("canvas");
const context = canvas.getContext("2d", { willReadFrequently: true });

const DRAWINGS = {
  symbol: ([kind, byCommune], scale) => drawSymbol(kind, byCommune === "true", scale),
  count: ([number], scale) => drawCount(format.countShort(Number(number)), scale),
  "label-light": (words, scale) => drawLabel(words.join(":"), scale, "600 12.5px", "#3d4a42", "#fbfaf5"),
  "label-dark": (words, scale) => drawLabel(words.join(":"), scale, "600 12.5px", "#dbe6e0", "#1a2427"),
  "sea-light": (words, scale) => drawLabel(words.join(":"), scale, "italic 15px", "#2f6477", "#d5e7ee"),
  "sea-dark": (words, scale) => drawLabel(words.join(":"), scale, "italic 15px", "#9ccadb", "#13242e"),
  pin: (_, scale) => drawPin(scale),
};

const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';

function drawLabel(text, scale, style, colour, halo) {
  const font = `${style} ${FONT}`;
  context.font = font;
  const width = Math.ceil(context.measureText(text).width) + 6;
  const height = 22; // Room above and below for stacked marks, as in "Ấ" and "ặ".
  return drawn(width, height, scale, () => {
    context.font = font;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 3;
    context.strokeStyle = halo;
    context.strokeText(text, width / 2, height / 2);
    context.fillStyle = colour;
    context.fillText(text, width / 2, height / 2);
  });
}

/** Several outlets too close to draw each. */
function drawCount(number, scale) {
  const size = 32 + 6 * (number.length - 1);
  return drawn(size, size, scale, () => {
    context.beginPath();
    context.arc(size / 2, size / 2, size / 2 - 3, 0, 2 * Math.PI);
    context.fillStyle = "#23434d";
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = "#fff";
    context.stroke();
    context.font = `700 13px ${FONT}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = "#fff";
    context.fillText(number, size / 2, size / 2 + 1);
  });
}

function drawPin(scale) {
  return drawn(30, 40, scale, () => {
    context.beginPath();
    context.arc(15, 15, 12, 0.85 * Math.PI, 0.15 * Math.PI);
    context.lineTo(15, 38);
    context.closePath();
    context.fillStyle = "#c2410c";
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = "#fff";
    context.stroke();
    context.beginPath();
    context.arc(15, 15, 4.5, 0, 2 * Math.PI);
    context.fillStyle = "#fff";
    context.fill();
  });
}

function drawn(width, height, scale, draw) {
  // Clears it, too.
  canvas.width = width * scale;
  canvas.height = height * scale;
  context.scale(scale, scale);
  draw();
  return canvas;
}
