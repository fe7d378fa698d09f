import { beforeAll, expect, test } from "vitest";
import { buildCnn } from "../building/build-cnn.js";
import { useWasm } from "../testing/use-backends.js";
import { formatParameterTable } from "./format-parameter-table.js";
import { parameterTable } from "./parameter-table.js";

beforeAll(useWasm);

test("the default network has the lab sheet's arithmetic", () => {
  const model = buildCnn();
  expect(formatParameterTable(parameterTable(model)).split("\n")).toEqual([
    "conv2d    3·3·1·8 + 8    = 80",
    "conv2d_1  3·3·8·16 + 16  = 1168",
    "flatten   5·5·16         = 400 units",
    "dense     400·64 + 64    = 25664",
    "dense_1   64·10 + 10     = 650",
    "total                    = 27562 parameters",
  ]);
  expect(parameterTable(model).map((row) => row.value)).toEqual([80, 1168, 400, 25664, 650]);
  expect(parameterTable(model)[2]).toEqual({
    layer: "flatten",
    kind: "Flatten",
    arithmetic: "5·5·16",
    value: 400,
    parameters: 0,
  });
  model.dispose();
});

test("the arithmetic of any row comes to its value, and parameters sum to the model's", () => {
  const model = buildCnn({
    inputShape: [20, 16, 3],
    filters: [4, 6],
    kernelSize: 2,
    batchNorm: true,
    denseUnits: [9, 5],
  });
  const rows = parameterTable(model);
  for (const { arithmetic, value } of rows) {
    const terms = arithmetic.split(" + ").map((term) => term.split("·").reduce((product, n) => product * Number(n), 1));
    expect(terms.reduce((sum, term) => sum + term, 0)).toBe(value);
  }
  expect(rows.find((row) => row.kind === "BatchNormalization")?.arithmetic).toBe("4·4");
  expect(rows.reduce((sum, row) => sum + row.parameters, 0)).toBe(model.countParams());
  model.dispose();
});
