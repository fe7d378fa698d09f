import { expect, test } from "vitest";
import { errorOf } from "../test-support/error-of.js";
import { cacheStorage } from "./cache-storage.js";
import { defaultCache } from "./default-cache.js";
import { opfsCache } from "./opfs-cache.js";

test.each([cacheStorage, opfsCache])("$name says that Node does not have it, and what to use instead", async (make) => {
  const error = await errorOf(() => make());
  expect(error.code).toBe("UNSUPPORTED_RUNTIME");
  expect(error.message).toContain("outside browsers use directoryCache()");
});

test("the default in Node is a folder", () => {
  expect(defaultCache().partials).toBeDefined();
});
