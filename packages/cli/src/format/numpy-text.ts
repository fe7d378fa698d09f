import { pythonExponential } from "./keras-lines.js";

/** A shape as Python prints a tuple: "(60000, 28, 28)", with one size "(60000,)". */
export function shapeText(shape: readonly number[]): string {
  return `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;
}

/** Integers as NumPy prints a vector: "[7 2 1 0]". */
export function vectorText(values: readonly number[]): string {
  return `[${values.join(" ")}]`;
}

/** Counts as NumPy prints a matrix, columns aligned. */
export function matrixText(rows: readonly (readonly number[])[]): string {
  const width = Math.max(...rows.flat().map((value) => String(value).length));
  const lines = rows.map((row) => `[${row.map((value) => String(value).padStart(width)).join(" ")}]`);
  return `[${lines.join("\n ")}]`;
}

/** Probabilities as NumPy shows one row of a float32 array, four to a line. */
export function probabilitiesText(probabilities: readonly number[]): string {
  const cells = probabilities.map((probability) => pythonExponential(probability, 7));
  const lines: string[] = [];
  for (let i = 0; i < cells.length; i += 4) lines.push(cells.slice(i, i + 4).join(", "));
  return `array([[${lines.join(",\n        ")}]], dtype=float32)`;
}
