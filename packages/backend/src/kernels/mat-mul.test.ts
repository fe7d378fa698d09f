import {
  add,
  fused,
  grads,
  matMul,
  mul,
  randomNormal,
  reshape,
  sub,
  sum,
  type Tensor,
  variable,
} from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, test } from "vitest";
import { setupWasm } from "../setup-wasm.js";
import { expectClose, onBothBackends } from "../testing/on-both-backends.js";
import { propertyRuns } from "../testing/property-runs.js";

beforeAll(async () => {
  await setupWasm();
});

const normal = (shape: number[], seed: number): Tensor => randomNormal(shape, 0, 1, "float32", seed);
const upTo = (max: number) => fc.integer({ min: 1, max });

/** Two factors whose inner sizes agree and whose batch dimensions broadcast. */
const products = fc
  .record({
    rows: upTo(20),
    inner: upTo(20),
    columns: upTo(20),
    batch: fc.constantFrom<[number[], number[]][]>(
      [[], []],
      [[2], [2]],
      [[3], [1]],
      [
        [2, 3],
        [1, 3],
      ],
      [[2], [4, 2]],
      [[], [3]],
    ),
    transposeA: fc.boolean(),
    transposeB: fc.boolean(),
    seed: fc.integer({ min: 1, max: 1e6 }),
  })
  .map(({ rows, inner, columns, batch, transposeA, transposeB, seed }) => ({
    a: [...batch[0], ...(transposeA ? [inner, rows] : [rows, inner])],
    b: [...batch[1], ...(transposeB ? [columns, inner] : [inner, columns])],
    columns,
    transposeA,
    transposeB,
    seed,
  }));

/** TF.js has no gradient for a batch dimension that was broadcast. */
const sameBatch = products.filter(({ a, b }) => String(a.slice(0, -2)) === String(b.slice(0, -2)));

test("products of any shape, transposed or not, over broadcast batches equal the cpu backend's", async () => {
  await fc.assert(
    fc.asyncProperty(products, async ({ a, b, transposeA, transposeB, seed }) => {
      expectClose(await onBothBackends(() => matMul(normal(a, seed), normal(b, seed + 1), transposeA, transposeB)));
    }),
    { seed: 8, numRuns: propertyRuns },
  );
});

test("gradients of both factors equal the cpu backend's", async () => {
  await fc.assert(
    fc.asyncProperty(sameBatch, fc.constantFrom(0, 1), async ({ a, b, transposeA, transposeB, seed }, factor) => {
      expectClose(
        await onBothBackends(() => {
          const weighted = grads((x: Tensor, y: Tensor) => {
            const product = matMul(x, y, transposeA, transposeB);
            return sum(mul(product, normal(product.shape, seed + 2)));
          });
          return weighted([normal(a, seed), normal(b, seed + 1)])[factor]!;
        }),
      );
    }),
    { seed: 9, numRuns: propertyRuns },
  );
});

test("bias of any broadcast shape and every activation equal the cpu backend's", async () => {
  const activations = ["linear", "relu", "relu6", "elu", "sigmoid", "leakyrelu", "prelu"] as const;
  await fc.assert(
    fc.asyncProperty(
      products.filter(({ a, b }) => a.length === 2 && b.length === 2),
      fc.constantFrom(...activations),
      fc.constantFrom("none", "column", "scalar", "row"),
      async ({ a, b, columns, transposeA, transposeB, seed }, activation, biasKind) => {
        const rows = transposeA ? a[1]! : a[0]!;
        const biasShape = { none: [], column: [columns], scalar: [1], row: [rows, 1] }[biasKind];
        expectClose(
          await onBothBackends(() =>
            fused.matMul({
              a: normal(a, seed),
              b: normal(b, seed + 1),
              transposeA,
              transposeB,
              bias: biasKind === "none" ? undefined : normal(biasShape, seed + 2),
              activation,
              leakyreluAlpha: 0.3,
              preluActivationWeights: activation === "prelu" ? normal([columns], 3) : undefined,
            }),
          ),
        );
      },
    ),
    { seed: 10, numRuns: propertyRuns },
  );
});

test("a matrix that is reshaped multiplies in its new shape, though its data is the same", async () => {
  expectClose(
    await onBothBackends(() => {
      const weights = normal([4, 6], 1);
      const first = matMul(normal([2, 4], 2), weights);
      const second = matMul(normal([2, 3], 3), reshape(weights, [3, 8]));
      return add(sum(first), second);
    }),
  );
});

test("a weight that changes multiplies with its new values", async () => {
  expectClose(
    await onBothBackends(() => {
      const weights = variable(normal([3, 5], 1));
      const x = normal([2, 3], 2);
      const before = matMul(x, weights);
      weights.assign(mul(weights, 2) as never);
      const after = matMul(x, weights);
      weights.dispose();
      return sub(after, before);
    }),
  );
});
