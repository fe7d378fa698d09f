import { expect, test } from "vitest";
import { seedsSentence } from "./seeds-sentence.ts";
import { transferSentence } from "./transfer-sentence.ts";

const spread = (mean: number) => ({ mean, standardDeviation: 0.001, interval: [mean - 0.002, mean + 0.002] as const });
const recorded = { date: "2026-11-25", machine: "a machine" };

test("what several seeds come to", () => {
  const runs = [{}, {}];
  expect(seedsSentence({ ...recorded, runs, accuracy: spread(0.988), sheet: 0.9877 })).toBe(
    "2 seeds of the lab sheet's recipe: a mean test accuracy of 98.80 % (the sheet: 98.77 %), standard deviation 0.10 %, " +
      "95 % interval of the mean 98.60 % to 99.00 % (`pnpm bench:seeds`).",
  );
});

test("what transfer comes to, case by case, for the fewest images", () => {
  const row = { transfer: spread(0.8), scratch: spread(0.7), more: spread(0.75), twice: spread(0.79) };
  const results = [
    { name: "cats, then dogs", count: 4, ...row },
    { name: "cats, then dogs", count: 8, ...row },
    { name: "cats, then birds", count: 5, ...row, transfer: spread(0.71) },
  ];
  const text = transferSentence({ ...recorded, seeds: 8, results });
  expect(text).toContain(
    "Cats, then dogs: with 4 images of each new class 80.0 % of the test images are right, from scratch 70.0 %, from scratch " +
      "with twice the images 79.0 %. Cats, then birds: with 5 images of each new class 71.0 %",
  );
  expect(text).not.toContain("with 8 images");
});
