import { expect, test } from "vitest";
import { directoryCache } from "../caches/directory-cache.js";
import type { DatasetError } from "../dataset-error.js";
import { http } from "../sources/http.js";
import { serverOf } from "../test-support/server/test-server.js";
import { tinyIdxSet } from "../test-support/tiny-idx-set.js";
import { loadIdxSet } from "./load-idx-set.js";

test.runIf(process.platform === "linux")("a cache where no folder can be made only warns", async () => {
  const { set, plain } = await tinyIdxSet();
  const { url } = await serverOf(plain);
  const warnings: DatasetError[] = [];
  const { train } = await loadIdxSet(set, {
    sources: [http({ mirrors: [`${url}/{file}`] })],
    cache: directoryCache("/proc/mnistlab/cache"),
    onWarning: (warning) => warnings.push(warning),
  });
  expect(train.length).toBe(4);
  expect(warnings.map(({ code }) => code)).toEqual(Array(4).fill("CACHE_UNAVAILABLE"));
});
