import { expect, test } from "vitest";
import { parseContentRange } from "./content-range.js";

test.each([
  ["bytes 0-9/10", { first: 0, last: 9, total: 10 }],
  ["Bytes 5-5/6", { first: 5, last: 5, total: 6 }],
  ["bytes 5-9/*", { first: 5, last: 9, total: undefined }],
  ["bytes 5-4/10", undefined],
  ["bytes 5-10/10", undefined],
  ["bytes */10", undefined],
  ["items 0-9/10", undefined],
  ["bytes 0-9", undefined],
  ["", undefined],
  [null, undefined],
])("%j is %o", (header, expected) => {
  expect(parseContentRange(header)).toEqual(expected);
});
