/** Whose code a contestant runs. */
export type Kind = "ours" | "stock TF.js" | "other JavaScript" | "native";

const beginnings: readonly [RegExp, Kind][] = [
  [/^(compiled|our)\b/, "ours"],
  [/^stock TF\.js\b/, "stock TF.js"],
  [/^(jax-js|convnetjs|onnxruntime-web)\b/, "other JavaScript"],
  [/^(PyTorch|onnxruntime-node)\b/, "native"],
];

/** Tells by its recorded name whose code a contestant runs. @throws {Error} if nobody said so here. */
export function kindOf(name: string): Kind {
  const kind = beginnings.find(([beginning]) => beginning.test(name))?.[1];
  if (!kind) throw new Error(`Whose code is "${name}"? Say so in bench/src/tables/kind-of.ts.`);
  return kind;
}
