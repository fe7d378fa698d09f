import { expect, test } from "vitest";
import { checkArguments } from "./check-arguments.js";
import { runArguments } from "./run-arguments.js";

const check = (...words: string[]) => checkArguments(words, runArguments);

test.each([
  [[]],
  [["--epochs", "3", "--quick"]],
  [["--epochs=3", "--out=here", "--data", "there"]],
  [["--seed", "-3"]],
  [["--seed=-3"]],
  [["--quick=false"]],
])("%j is a command line of run", (words) => {
  expect(() => check(...words)).not.toThrow();
});

test("an unknown option is refused with the one that was probably meant", () => {
  expect(() => check("--epoch", "3")).toThrow("found --epoch: did you mean --epochs?");
  expect(() => check("--batchSize=3")).toThrow("found --batchSize: did you mean --batch-size?");
  expect(() => check("--no-quick")).toThrow(expect.objectContaining({ code: "UNKNOWN_OPTION" }));
  expect(() => check("-e", "3")).toThrow("found -e: there are --epochs, --batch-size, --seed");
});

test("a word that belongs to no option is refused", () => {
  expect(() => check("now")).toThrow(expect.objectContaining({ code: "UNEXPECTED_ARGUMENT" }));
  expect(() => check("--quick", "now")).toThrow('found "now"');
  expect(() => check("--", "--quick")).toThrow('found "--quick"');
});

test("an option without its value, or a flag with one, is refused", () => {
  expect(() => check("--epochs")).toThrow("--epochs must have a value");
  expect(() => check("--quick=now")).toThrow("--quick must stand alone");
});

test("names of every object's own methods are no options", () => {
  expect(() => check("--constructor=1")).toThrow(expect.objectContaining({ code: "UNKNOWN_OPTION" }));
  expect(() => check("--toString", "1")).toThrow(expect.objectContaining({ code: "UNKNOWN_OPTION" }));
});
