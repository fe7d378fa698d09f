import fc from "fast-check";
import { expect, test } from "vitest";
import { formatJson, parseJson } from "./python-json.js";

test("numbers that JSON lacks are written bare, as Python writes them", () => {
  expect(formatJson({ a: [Number.NaN, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 1] })).toBe(
    '{"a":[NaN,-Infinity,Infinity,1]}',
  );
});

test("bare numbers are read, and the same words in texts and keys are left alone", () => {
  expect(parseJson('{"NaN":"Infinity, NaN \\" -Infinity","a":[NaN,-Infinity,{"b":Infinity}]}')).toEqual({
    NaN: 'Infinity, NaN " -Infinity',
    a: [Number.NaN, Number.NEGATIVE_INFINITY, { b: Number.POSITIVE_INFINITY }],
  });
});

test("texts that look like the marks in between survive beside bare numbers", () => {
  const value = ["number:NaN", "number::NaN", '"number:Infinity"', Number.NaN, "number:"];
  expect(parseJson(formatJson(value))).toEqual(value);
});

test("every JSON value with any numbers comes back", () => {
  const leaf = fc.oneof(fc.double(), fc.string(), fc.constantFrom("NaN", "Infinity"), fc.boolean(), fc.constant(null));
  const value = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: "small" }, leaf, fc.array(tie("value")), fc.dictionary(fc.string(), tie("value"))),
  })).value;
  const property = fc.property(value, (v) => {
    expect(formatJson(parseJson(formatJson(v)))).toBe(formatJson(v));
  });
  fc.assert(property, { seed: 1, numRuns: 300 });
});

test("what is no JSON is refused", () => {
  for (const text of ["", "{", "NaN NaN", "[Infinity", "nan", "undefined"]) {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  }
  expect(() => formatJson(undefined)).toThrow(TypeError);
  expect(() => formatJson(() => 1)).toThrow(TypeError);
  expect(() => formatJson({ a: 1n })).toThrow(TypeError);
});
