import { expect, test } from "vitest";
import { validatorOf } from "./validator.js";

const date = "Fri, 31 Dec 1999 23:59:59 GMT";

test.each<[Record<string, string>, string | undefined]>([
  [{ etag: '"a"' }, '"a"'],
  [{ etag: '"a"', "last-modified": date }, '"a"'],
  [{ "last-modified": date }, date],
  [{ etag: 'W/"a"', "last-modified": date }, undefined],
  [{ etag: '"a"', "content-encoding": "gzip" }, undefined],
  [{ etag: '"a"', "accept-ranges": "none" }, undefined],
  [{}, undefined],
])("%o is told by %j", (headers, expected) => {
  expect(validatorOf(new Response(null, { headers }))).toBe(expected);
});

test("an answer from another origin, as pages see it, is told by nothing", () => {
  const response = Object.defineProperty(new Response(null, { headers: { etag: '"a"' } }), "type", { value: "cors" });
  expect(validatorOf(response)).toBeUndefined();
});
