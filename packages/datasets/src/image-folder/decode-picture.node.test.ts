import fc from "fast-check";
import { encode } from "fast-png";
import { encode as encodeJpeg } from "jpeg-js";
import { describe, expect, test, vi } from "vitest";
import { DatasetError } from "../dataset-error.js";
import { toPng } from "../looking/to-png.js";
import { errorOf } from "../test-support/error-of.js";
import { mutated } from "../test-support/mutated.js";
import { pngBytes } from "../test-support/png-bytes.js";
import { progressiveJpeg } from "../test-support/progressive-jpeg.js";
import { decodePicture } from "./decode-picture.js";

const flatJpeg = new Uint8Array(
  encodeJpeg({ width: 8, height: 8, data: new Uint8Array(256).map((_, i) => [200, 100, 50, 255][i % 4]!) }, 95).data,
);

describe("PNG", () => {
  test("reads back what toPng writes, grey and coloured", async () => {
    const pixels = Uint8Array.from({ length: 12 }, (_, i) => i * 20);
    expect(await decodePicture(toPng(pixels, { width: 4, height: 3 }))).toEqual({
      width: 4,
      height: 3,
      channels: 1,
      data: pixels,
    });
    const colored = await decodePicture(toPng(pixels, { width: 2, height: 2, channels: 3 }));
    expect(colored).toEqual({ width: 2, height: 2, channels: 3, data: pixels });
  });

  test.each<[string, Uint8Array, number, number[]]>([
    [
      "grey of 1 bit, each row in bytes of its own",
      pngBytes({ width: 3, height: 2, depth: 1, colorType: 0 }, [[0b101_00000], [0b010_00000]]),
      1,
      [255, 0, 255, 0, 255, 0],
    ],
    [
      "grey of 2 bits",
      pngBytes({ width: 4, height: 1, depth: 2, colorType: 0 }, [[0b00_01_10_11]]),
      1,
      [0, 85, 170, 255],
    ],
    ["grey of 4 bits", pngBytes({ width: 3, height: 1, depth: 4, colorType: 0 }, [[0x0f, 0x80]]), 1, [0, 255, 136]],
    [
      "grey of 16 bits",
      pngBytes({ width: 3, height: 1, depth: 16, colorType: 0 }, [[0, 0, 0x80, 0x80, 0xff, 0xff]]),
      1,
      [0, 128, 255],
    ],
    ["grey with alpha", pngBytes({ width: 2, height: 1, depth: 8, colorType: 4 }, [[7, 0, 8, 255]]), 1, [7, 8]],
    ["colours with alpha", pngBytes({ width: 1, height: 1, depth: 8, colorType: 6 }, [[1, 2, 3, 0]]), 3, [1, 2, 3]],
    [
      "a palette of 2 colours",
      pngBytes({ width: 3, height: 1, depth: 1, colorType: 3, palette: [1, 2, 3, 9, 8, 7] }, [[0b010_00000]]),
      3,
      [1, 2, 3, 9, 8, 7, 1, 2, 3],
    ],
    [
      "interlaced",
      encode({ width: 2, height: 2, data: Uint8Array.of(1, 2, 3, 4), depth: 8, channels: 1 }, { interlace: "Adam7" }),
      1,
      [1, 2, 3, 4],
    ],
  ])("%s", async (_, file, channels, pixels) => {
    const picture = await decodePicture(file);
    expect(picture.channels).toBe(channels);
    expect([...picture.data]).toEqual(pixels);
  });

  test.each<[string, Uint8Array, RegExp]>([
    [
      "a header of 4 billion × 4 billion pixels",
      pngBytes({ width: 0xffffffff, height: 0xffffffff, depth: 8, colorType: 0 }, [[1]]),
      /announces 4294967295 × 4294967295 pixels/,
    ],
    ["no pixels", pngBytes({ width: 0, height: 9, depth: 8, colorType: 0 }, [[1]]), /announces 0 × 9/],
    ["an unknown type", pngBytes({ width: 1, height: 1, depth: 8, colorType: 5 }, [[1]]), /type 5/],
    ["two headers", pngBytes({ width: 1, height: 1, depth: 8, colorType: 0 }, [[1]], 2), /two headers/],
    ["rows that are missing", pngBytes({ width: 1, height: 3, depth: 8, colorType: 0 }, [[1]]), /damaged/],
    [
      "interlacing with less than 8 bits",
      pngBytes({ width: 1, height: 1, depth: 1, colorType: 0, interlace: 1 }, [[1]]),
      /interlaced one of 1 bits/,
    ],
  ])("refuses %s", async (_, file, message) => {
    const error = await errorOf(() => decodePicture(file));
    expect(error.message).toMatch(message);
    expect(error.code).toBe("INVALID_FILE");
  });
});

describe("JPEG", () => {
  test("baseline: a flat colour to 3 levels", async () => {
    const { data, ...shape } = await decodePicture(flatJpeg);
    expect(shape).toEqual({ width: 8, height: 8, channels: 3 });
    data.forEach((value, i) => {
      expect(Math.abs(value - [200, 100, 50][i % 3]!)).toBeLessThanOrEqual(3);
    });
  });

  test("progressive: as Pillow reads it, to 12 levels of 256, since Pillow smooths the halved colours and jpeg-js repeats them", async () => {
    const { data, width, channels } = await decodePicture(progressiveJpeg);
    expect([width, channels]).toEqual([16, 3]);
    for (const [x, y, pixel] of [
      [0, 0, [7, 1, 111]],
      [15, 0, [238, 4, 129]],
      [0, 15, [4, 235, 129]],
      [8, 8, [130, 129, 127]],
    ] as const) {
      pixel.forEach((value, channel) => {
        expect(Math.abs(data[(y * 16 + x) * 3 + channel]! - value)).toBeLessThanOrEqual(12);
      });
    }
  });

  test("refuses a header of 65,535 × 65,535 pixels without allocating them", async () => {
    const lying = flatJpeg.slice();
    const frame = lying.findIndex((byte, i) => byte === 0xff && lying[i + 1] === 0xc0);
    lying.fill(0xff, frame + 5, frame + 9);
    const error = await errorOf(() => decodePicture(lying));
    expect(error.code).toBe("INVALID_FILE");
    expect(error.message).toContain("maxResolutionInMP limit exceeded");
  });

  test("refuses hundreds of scans", async () => {
    const scans = Uint8Array.from({ length: 600 }, (_, i) => (i % 2 === 0 ? 0xff : 0xda));
    const error = await errorOf(() => decodePicture(Uint8Array.of(0xff, 0xd8, ...scans)));
    expect(error.message).toContain("more than 256 scans");
  });

  test("says what to install when jpeg-js is not there", async () => {
    vi.doMock("jpeg-js", () => {
      throw new Error("Cannot find package");
    });
    vi.resetModules();
    const { decodeJpeg } = await import("./decode-jpeg.js");
    const error = await decodeJpeg(flatJpeg).catch((reason: DatasetError) => reason);
    vi.doUnmock("jpeg-js");
    expect(error).toMatchObject({
      code: "UNSUPPORTED_RUNTIME",
      message: expect.stringContaining("npm install jpeg-js"),
    });
  });
});

test("another kind of file is named by its first bytes", async () => {
  const { code, message } = await errorOf(() => decodePicture(new TextEncoder().encode("GIF89a")));
  expect([code, message]).toEqual(["INVALID_FILE", expect.stringContaining("begins with 0x47494638")]);
});

test("no bytes make it hang or fail with anything but a DatasetError", async () => {
  const png = pngBytes({ width: 3, height: 2, depth: 8, colorType: 3, palette: [1, 2, 3, 4, 5, 6] }, [
    [0, 1, 0],
    [1, 1, 0],
  ]);
  const grey = pngBytes({ width: 9, height: 2, depth: 1, colorType: 0 }, [
    [1, 128],
    [2, 0],
  ]);
  const noise = fc
    .tuple(fc.constantFrom([0xff, 0xd8, 0xff], [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), fc.uint8Array())
    .map(([start, rest]) => Uint8Array.of(...start, ...rest));
  // With right checksums, so that the decoder sees the nonsense.
  const nonsense = fc
    .record({
      width: fc.nat(20),
      height: fc.nat(20),
      depth: fc.constantFrom(1, 2, 4, 8, 16),
      colorType: fc.constantFrom(0, 2, 3, 4, 6),
      interlace: fc.nat(2),
      palette: fc.option(fc.array(fc.nat(255), { maxLength: 12 }), { nil: undefined }),
      rows: fc.array(fc.array(fc.nat(255), { maxLength: 60 }), { maxLength: 20 }),
    })
    .map(({ rows, ...head }) => pngBytes(head, rows));
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(noise, nonsense, mutated(png), mutated(grey), mutated(flatJpeg), mutated(progressiveJpeg)),
      async (file) => {
        try {
          const { height, width, channels, data } = await decodePicture(file);
          expect(data.length).toBe(height * width * channels);
        } catch (error) {
          expect(error).toSatisfy(DatasetError.isInstance);
        }
      },
    ),
    { seed: 8, numRuns: 3000 },
  );
});
