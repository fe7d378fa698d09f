import fc from "fast-check";
import { expect, test } from "vitest";
import { categoricalDistribution } from "./categorical-distribution.js";
import { formatDistribution, parseDistribution } from "./distribution-json.js";
import { floatDistribution } from "./float-distribution.js";
import { intDistribution } from "./int-distribution.js";

test("distributions are written with Optuna's class names and attributes", () => {
  expect(JSON.parse(formatDistribution(floatDistribution(0, 1, { step: 0.25 })))).toEqual({
    name: "FloatDistribution",
    attributes: { low: 0, high: 1, log: false, step: 0.25 },
  });
  expect(JSON.parse(formatDistribution(intDistribution(1, 8, { log: true })))).toEqual({
    name: "IntDistribution",
    attributes: { low: 1, high: 8, log: true, step: 1 },
  });
  expect(JSON.parse(formatDistribution(categoricalDistribution(["a", null])))).toEqual({
    name: "CategoricalDistribution",
    attributes: { choices: ["a", null] },
  });
});

test("what is written is read back", () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 });
  const distribution = fc.oneof(
    fc.tuple(finite, finite).map(([a, b]) => floatDistribution(Math.min(a, b), Math.max(a, b))),
    fc
      .tuple(fc.integer(), fc.nat(1000), fc.integer({ min: 1, max: 9 }))
      .map(([l, w, step]) => intDistribution(l, l + w, { step })),
    fc
      .array(fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null)), { minLength: 1 })
      .map(categoricalDistribution),
  );
  const property = fc.property(distribution, (d) => {
    expect(parseDistribution(formatDistribution(d))).toEqual(plain(d));
  });
  fc.assert(property, { seed: 2, numRuns: 200 });
});

test("the classes before Optuna 3 and the short form are read", () => {
  const attributes = { low: 1, high: 8 };
  const read = (value: unknown): unknown => parseDistribution(JSON.stringify(value));
  expect(read({ name: "UniformDistribution", attributes })).toEqual(floatDistribution(1, 8));
  expect(read({ name: "LogUniformDistribution", attributes })).toEqual(floatDistribution(1, 8, { log: true }));
  expect(read({ name: "DiscreteUniformDistribution", attributes: { ...attributes, q: 0.5 } })).toEqual(
    floatDistribution(1, 8, { step: 0.5 }),
  );
  expect(read({ name: "IntUniformDistribution", attributes: { ...attributes, step: 2 } })).toEqual(
    intDistribution(1, 7, { step: 2 }),
  );
  expect(read({ name: "IntLogUniformDistribution", attributes: { ...attributes, step: 1 } })).toEqual(
    intDistribution(1, 8, { log: true }),
  );
  expect(read({ type: "float", ...attributes, log: true })).toEqual(floatDistribution(1, 8, { log: true }));
  expect(read({ type: "int", ...attributes })).toEqual(intDistribution(1, 8));
  expect(read({ type: "categorical", choices: [1, "a"] })).toEqual(categoricalDistribution([1, "a"]));
});

test("a text that names no distribution is refused", () => {
  for (const text of ["", "null", "3", "{}", '{"name":"GaussDistribution","attributes":{}}']) {
    expect(() => parseDistribution(text)).toThrow(SyntaxError);
  }
  expect(() => parseDistribution('{"name":"FloatDistribution","attributes":{"low":2,"high":1}}')).toThrow(
    /low <= high/,
  );
});

/** Without negative zeros, which JSON does not keep. */
function plain<T>(value: T): T {
  if (typeof value === "number") return (value + 0) as T;
  if (Array.isArray(value)) return value.map(plain) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)])) as T;
}
