import { expect, test } from "vitest";
import { publishedSources, sourceImports } from "./source-imports.js";

/** Who may import whom, by package; a type-only import is written with `type:` before it. */
const ALLOWED: Record<string, string[]> = {
  backend: [],
  cli: ["backend", "datasets", "metrics", "models", "plots", "tuning"],
  datasets: [],
  metrics: [],
  models: ["backend", "type:datasets"],
  plots: [],
  tuning: [],
};

/** Packages that know nothing of TensorFlow.js; datasets does so only on its subpath `./tfjs`. */
const WITHOUT_TFJS = ["datasets", "metrics", "plots", "tuning"];

const imports = sourceImports();

test("every package is named in the rules", () => {
  expect([...new Set(imports.map((i) => i.package))].filter((name) => !(name in ALLOWED))).toEqual([]);
});

test("packages import only the packages below them", () => {
  const strays = imports.filter(({ package: from, specifier, typeOnly }) => {
    const to = /^@mnistlab\/([^/]+)/.exec(specifier)?.[1];
    if (!to) return false;
    const allowed = ALLOWED[from] ?? [];
    return !allowed.includes(to) && !(typeOnly && allowed.includes(`type:${to}`));
  });
  expect(strays).toEqual([]);
});

test("metrics, plots, tuning and the core of datasets know nothing of TensorFlow.js", () => {
  const strays = imports.filter(
    ({ package: from, file, specifier }) =>
      specifier.startsWith("@tensorflow/") &&
      WITHOUT_TFJS.includes(from) &&
      !/packages[\\/]datasets[\\/]src[\\/]tfjs(\.ts$|[\\/])/.test(file),
  );
  expect(strays).toEqual([]);
});

test("only the command line imports Node's modules; the others load anywhere", () => {
  expect(imports.filter((i) => i.specifier.startsWith("node:") && !i.typeOnly && i.package !== "cli")).toEqual([]);
});

test("nothing published draws from Math.random: everything random takes a seed", () => {
  const strays = publishedSources().filter(({ text }) =>
    text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "").includes("Math.random"),
  );
  expect(strays.map(({ file }) => file)).toEqual([]);
});

test("no source file is longer than 300 lines", () => {
  const long = publishedSources().filter(
    ({ text, file }) => text.split("\n").length > 300 && !file.endsWith("kernels-binary.ts"),
  );
  expect(long.map(({ file }) => file)).toEqual([]);
});
