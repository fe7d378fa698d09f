import { readFileSync } from "node:fs";
import { familyOf, leftOut } from "./selection.mjs";

/**
 * The selected spec files, after a check that each file that TF.js ships is either selected or left out, once: a new
 * version of TF.js may bring or drop some.
 */
export function selectedFiles() {
  const index = new URL("../node_modules/@tensorflow/tfjs-core/dist/tests.js", import.meta.url);
  const shipped = [...readFileSync(index, "utf8").matchAll(/^import '\.\/(.*)';$/gm)].map((match) => match[1]);
  const selected = [...familyOf.keys()];
  const placed = [...selected, ...Object.values(leftOut).flat()];
  const wrong = [
    ...shipped.filter((file) => !placed.includes(file)).map((file) => `${file} is neither selected nor left out`),
    ...placed.filter((file) => !shipped.includes(file)).map((file) => `${file} is not shipped`),
    ...placed.filter((file, i) => placed.indexOf(file) !== i).map((file) => `${file} is named twice`),
  ];
  if (wrong.length > 0) throw new Error(`selection.mjs is out of date: ${wrong.join("; ")}.`);
  return selected;
}
