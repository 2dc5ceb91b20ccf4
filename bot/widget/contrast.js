export const READABLE = 4.5;

/** Returns the contrast ratio of two CSS colours, 1 to 21, as WCAG 2 defines it. */
export function contrast(one, other) {
  const [darker, lighter] = [luminance(channels(one)), luminance(channels(other))].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Returns `wanted` if it can be read on `background`, else whichever of black and white can be read better. */
export function readable(wanted, background) {
  if (contrast(wanted, background) >= READABLE) return wanted;
  return contrast("#000", background) > contrast("#fff", background) ? "#000" : "#fff";
}

/** Returns `wanted`, darkened or lightened as little as it takes to be read on `background`. */
export function shaded(wanted, background) {
  const aim = channels(readable(background, background));
  const start = channels(wanted);
  for (let share = 0; share < 1; share += 0.1) {
    const mixed = start.map((value, index) => Math.round(value + (aim[index] - value) * share));
    const colour = `rgb(${mixed.join(" ")})`;
    if (contrast(colour, background) >= READABLE) return colour;
  }
  return readable(wanted, background);
}

let pixel = null;

/** Returns red, green and blue (0–255) of any colour that the browser can paint. */
function channels(colour) {
  pixel ??= Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", {
    willReadFrequently: true,
  });
  pixel.fillStyle = "#fff";
  pixel.fillRect(0, 0, 1, 1);
  pixel.fillStyle = colour;
  pixel.fillRect(0, 0, 1, 1);
  return [...pixel.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

function luminance([red, green, blue]) {
  const linear = (value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
