import fc from "fast-check";
import { expect, test } from "vitest";
import { errorOf } from "../test-support/error-of.js";
import { type TerminalOptions, toTerminal } from "./to-terminal.js";

const STYLES = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, "g");

test("the example of the doc comment is true", () => {
  expect(toTerminal(Uint8Array.of(255, 0, 255, 255, 0, 0), { width: 3, height: 2, color: "plain" })).toBe("█ ▀");
});

test("truecolor puts the upper pixel in the foreground and the lower in the background", () => {
  expect(toTerminal(Uint8Array.of(10, 200), { width: 1, height: 2 })).toBe(
    "\x1b[0m\x1b[38;2;10;10;10;48;2;200;200;200m▀\x1b[0m",
  );
  expect(toTerminal(Uint8Array.of(1, 2, 3, 4, 5, 6), { width: 1, height: 2, channels: 3 })).toContain(
    "38;2;1;2;3;48;2;4;5;6m",
  );
});

test("an odd last row has nothing below it", () => {
  expect(toTerminal(Uint8Array.of(9), { width: 1, height: 1 })).toBe("\x1b[0m\x1b[38;2;9;9;9m▀\x1b[0m");
  expect(toTerminal(Uint8Array.of(255), { width: 1, height: 1, color: "plain" })).toBe("▀");
});

test("ansi256 uses the palette's black, white and greys", () => {
  const styles = (value: number) => toTerminal(Uint8Array.of(value), { width: 1, height: 1, color: "ansi256" });
  expect([0, 8, 128, 238, 255].map((value) => /38;5;(\d+)m/.exec(styles(value))?.[1])).toEqual([
    "16",
    "232",
    "244",
    "255",
    "231",
  ]);
});

test("plain shades follow the brightness", () => {
  const row = [0, 40, 100, 180, 255];
  const image = Uint8Array.from([...row, ...row]);
  expect(toTerminal(image, { width: 5, height: 2, color: "plain" })).toBe(" ░▒▓█");
});

test("inverted draws the negative", () => {
  const image = Uint8Array.of(255, 0, 100, 7);
  const size = { width: 2, height: 2, color: "plain" } as const;
  expect(toTerminal(image, { ...size, inverted: true })).toBe(
    toTerminal(
      image.map((v) => 255 - v),
      size,
    ),
  );
});

test("names a colour only where it changes", () => {
  expect(toTerminal(new Uint8Array(8), { width: 4, height: 2 }).split("\x1b[38").length - 1).toBe(1);
});

test("is ceil(height / 2) lines of width characters, whatever the colours", () => {
  const size = fc.record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) });
  const color = fc.constantFrom("truecolor", "ansi256", "plain" as const);
  fc.assert(
    fc.property(size, color, fc.boolean(), fc.constantFrom(1, 3), (size, color, inverted, channels) => {
      const image = Uint8Array.from({ length: size.width * size.height * channels }, (_, i) => (i * 37) % 256);
      const text = toTerminal(image, { ...size, color, inverted, channels }).replaceAll(STYLES, "");
      expect(text.split("\n").map((line) => line.length)).toEqual(
        new Array(Math.ceil(size.height / 2)).fill(size.width),
      );
    }),
    { seed: 1, numRuns: 100 },
  );
});

test("refuses an image of another size and an unknown kind of colour", async () => {
  const image = new Uint8Array(4);
  expect((await errorOf(() => toTerminal(image, { width: 3, height: 2 }))).code).toBe("SHAPE_MISMATCH");
  const options = { width: 2, height: 2, color: "sepia" } as unknown as TerminalOptions;
  expect((await errorOf(() => toTerminal(image, options))).code).toBe("INVALID_ARGUMENT");
});
