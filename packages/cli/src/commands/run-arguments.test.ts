import { parseArgs } from "citty";
import { expect, test } from "vitest";
import { experimentOptions, runArguments } from "./run-arguments.js";

const options = (...words: string[]) => experimentOptions(parseArgs(words, runArguments));

test("the words of the command line become the experiment's options", () => {
  expect(
    options(
      "--epochs",
      "3",
      "--batch-size=64",
      "--seed",
      "-1",
      "--trials=0",
      "--workers",
      "2",
      "--data",
      "here",
      "--quick",
    ),
  ).toEqual({
    epochs: 3,
    batchSize: 64,
    seed: -1,
    trials: 0,
    workers: 2,
    data: "here",
    quick: true,
  });
});

test("what is not given is left to the experiment", () => {
  expect(Object.values(options()).filter((value) => value !== undefined)).toEqual([]);
});

test.each(["ten", "1.5", "1e3", "0x10", "", " 3", "NaN", "--quick"])("%j is no number of epochs", (text) => {
  expect(() => options(`--epochs=${text}`)).toThrow(expect.objectContaining({ code: "INVALID_OPTION" }));
});
