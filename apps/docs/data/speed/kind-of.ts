/** Whose code a contestant runs; JavaScript includes its WebAssembly. */
export type Kind = "ours" | "JavaScript" | "native";

const beginnings: readonly [RegExp, Kind][] = [
  [/^(compiled|our)\b/, "ours"],
  [/^(stock TF\.js|jax-js|convnetjs|onnxruntime-web)\b/, "JavaScript"],
  [/^(PyTorch|onnxruntime-node)\b/, "native"],
];

/** Tells by its recorded name whose code a contestant runs. @throws {Error} If nobody said so here. */
export function kindOf(name: string): Kind {
  const kind = beginnings.find(([beginning]) => beginning.test(name))?.[1];
  if (!kind)
    throw new Error(`[docs] expected a known contestant, found "${name}": add it to apps/docs/data/speed/kind-of.ts.`);
  return kind;
}
