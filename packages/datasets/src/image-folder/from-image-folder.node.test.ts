import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { encode as encodeJpeg } from "jpeg-js";
import { expect, onTestFinished, test } from "vitest";
import { toPng } from "../looking/to-png.js";
import { errorOf } from "../test-support/error-of.js";
import { temporaryDirectory } from "../test-support/temporary-directory.js";
import { fromImageFolder, type ImageFolderOptions } from "./from-image-folder.js";

/** A folder with these files, gone when the test ends. */
async function folderOf(files: Readonly<Record<string, Uint8Array>>): Promise<string> {
  const folder = await temporaryDirectory();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  for (const [path, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(folder.path, path)), { recursive: true });
    await writeFile(join(folder.path, path), bytes);
  }
  return folder.path;
}

/** A grey PNG file of one value. */
const png = (value: number, width = 2, height = 1): Uint8Array =>
  toPng(new Uint8Array(width * height).fill(value), { width, height });

const jpeg = (width: number, height: number): Uint8Array =>
  encodeJpeg({ width, height, data: new Uint8Array(width * height * 4).fill(128) }, 90).data;

test("the example of the doc comment is true", async () => {
  const pets = await folderOf({ "cat/1.png": png(10, 56, 56), "cat/2.jpg": jpeg(40, 30), "dog/1.png": png(30, 7, 7) });
  const dataset = await fromImageFolder(pets, { size: 28 });
  expect(dataset.classNames).toEqual(["cat", "dog"]);
  expect(dataset.labels).toEqual(Uint8Array.of(0, 0, 1));
  expect(dataset.shape).toEqual([28, 28, 1]);
  expect([...new Set(dataset.at(0).image)]).toEqual([10]);
  for (const value of dataset.at(1).image) expect(Math.abs(value - 128)).toBeLessThanOrEqual(2);
});

test("classes and files come in torchvision's order, by code points, files below after those of the folder", async () => {
  const root = await folderOf({
    "b/2.png": png(4),
    "b/10.png": png(3),
    "b/sub/0.png": png(6),
    "b/sub-a/0.png": png(5),
    "B/x.PNG": png(1),
    "a/x.png": png(2),
    "\u{1f600}/x.png": png(8),
    "\ufb00/x.png": png(7),
    "b/notes.txt": new Uint8Array(3),
    "README.md": new Uint8Array(3),
  });
  const dataset = await fromImageFolder(root);
  expect(dataset.classNames).toEqual(["B", "a", "b", "\ufb00", "\u{1f600}"]);
  expect(Array.from(dataset, ({ image }) => image[0])).toEqual([1, 2, 3, 4, 6, 5, 7, 8]);
});

test("colours become Pillow's grey, grey becomes colour, as asked", async () => {
  const colors = Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255, 12, 200, 77);
  const root = await folderOf({ "x/1.png": toPng(colors, { width: 4, height: 1, channels: 3 }), "x/2.png": png(9, 4) });
  expect([...(await fromImageFolder(root)).at(0).image]).toEqual([76, 150, 29, 130]);
  const dataset = await fromImageFolder(root, { channels: 3 });
  expect(dataset.shape).toEqual([1, 4, 3]);
  expect(dataset.at(0).image).toEqual(colors);
  expect(dataset.at(1).image).toEqual(new Uint8Array(12).fill(9));
});

test("links are followed, but not in circles", async () => {
  const root = await folderOf({ "x/1.png": png(1), "y/2.png": png(2) });
  await symlink(join(root, "x/1.png"), join(root, "y/1.png"));
  expect((await fromImageFolder(root)).length).toBe(3);
  await symlink(root, join(root, "y/up"));
  const error = await errorOf(() => fromImageFolder(join(root)));
  expect([error.code, error.message]).toEqual(["INVALID_ARGUMENT", expect.stringContaining("is above itself")]);
});

test("reports each image and stops when told", async () => {
  const root = await folderOf({ "x/1.png": png(1), "x/2.png": png(2) });
  const reports: number[][] = [];
  const controller = new AbortController();
  await fromImageFolder(root, { onProgress: (...report) => reports.push(report) });
  expect(reports).toEqual([
    [1, 2],
    [2, 2],
  ]);
  const reading = fromImageFolder(root, { signal: controller.signal, onProgress: () => controller.abort("enough") });
  await expect(reading).rejects.toBe("enough");
});

test.each<[string, Record<string, Uint8Array>, ImageFolderOptions, string, RegExp]>([
  ["images without folders", { "1.png": png(1) }, {}, "SOURCE_UNAVAILABLE", /a folder for each class in/],
  ["a class without images", { "x/notes.txt": png(1) }, {}, "SOURCE_UNAVAILABLE", /images in .*x, found none/],
  ["two sizes", { "x/1.png": png(1), "x/2.png": png(1, 3) }, {}, "SHAPE_MISMATCH", /1 × 2 .* 1 × 3 in .*2\.png/],
  ["a damaged file", { "x/1.png": png(1).slice(0, 40) }, {}, "INVALID_FILE", /1\.png: expected a PNG file/],
  ["a bitmap", { "x/1.bmp": Uint8Array.of(0x42, 0x4d, 0, 0) }, {}, "INVALID_FILE", /1\.bmp: .* begins with 0x424d0000/],
  ["half a size", { "x/1.png": png(1) }, { size: 0.5 }, "INVALID_ARGUMENT", /found 0\.5/],
  ["a size beyond memory", { "x/1.png": png(1) }, { size: [1e9, 1e9] }, "INVALID_ARGUMENT", /100 megapixels/],
  ["two channels", { "x/1.png": png(1) }, { channels: 2 as 1 }, "INVALID_ARGUMENT", /found 2/],
])("refuses %s", async (_, files, options, code, message) => {
  const root = await folderOf(files);
  const error = await errorOf(() => fromImageFolder(root, options));
  expect(error.message).toMatch(message);
  expect(error.code).toBe(code);
});

test("refuses a folder that is not there, and more classes than a byte can name", async () => {
  expect((await errorOf(() => fromImageFolder("/nowhere/at/all"))).code).toBe("SOURCE_UNAVAILABLE");
  const many = await folderOf(Object.fromEntries(Array.from({ length: 257 }, (_, i) => [`${i}/1.png`, png(1)])));
  expect((await errorOf(() => fromImageFolder(many))).code).toBe("LABEL_OUT_OF_RANGE");
});
