import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { bundleForPages } from "./bundle-for-pages.js";

const LIMIT = 12_288;

/** The beginning of the SHA-256 of each set's training images, as its loader knows them. */
const CHECKSUMS = { loadMnist: "440fcabf", loadFashionMnist: "3aede38d", loadKmnist: "51467d22" };

/** Texts of what a loader has no use for. */
const STRANGERS = {
  augmentation: "augmentBatch|elastic",
  npz: "npz",
  drawings: "drawing",
  PNG: "IHDR|fast-png",
  EMNIST: "EMNIST",
};

const gzipped = (code: string) => gzipSync(code, { level: 9 }).length;

test.each(Object.entries(CHECKSUMS))(
  "a page with %s alone loads at most 12 KB, and no other set's checksums",
  async (name, own) => {
    const code = await bundleForPages(`{ ${name} }`, "@mnistlab/datasets");
    expect(gzipped(code)).toBeLessThanOrEqual(LIMIT);
    for (const checksum of Object.values(CHECKSUMS)) expect(code.includes(checksum)).toBe(checksum === own);
  },
);

test.each(Object.entries(STRANGERS))("a page with loadMnist alone loads nothing of: %s", async (_, text) => {
  const [core, all] = await Promise.all(
    ["{ loadMnist }", "*"].map((names) => bundleForPages(names, "@mnistlab/datasets")),
  );
  expect(all).toMatch(new RegExp(text));
  expect(core).not.toMatch(new RegExp(text));
});

test("all exports together, for the record", async () => {
  const sizes = await Promise.all(
    ["{ loadMnist }", "{ Dataset }", "{ augmentBatch }", "*"].map(async (names) => {
      const bytes = gzipped(await bundleForPages(names, "@mnistlab/datasets"));
      return `${names} ${bytes} B`;
    }),
  );
  console.log(`@mnistlab/datasets, minified and gzipped: ${sizes.join(", ")}`);
});
