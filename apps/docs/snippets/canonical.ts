import { canonicalize, DatasetError, toTerminal } from "@mnistlab/datasets";

const [width, height] = [120, 90];
const pixels = new Uint8Array(width * height).fill(255); // in a page: context.getImageData(…).data, of a canvas
for (let y = 20; y < 70; y++) pixels.fill(0, y * width + 90, y * width + 96); // a stroke of dark ink
try {
  console.log(toTerminal(canonicalize(pixels, width, height), { width: 28, height: 28 }));
} catch (error) {
  if (!DatasetError.isInstance(error) || error.code !== "EMPTY_DRAWING") throw error;
  console.log("Draw a digit first.");
}
