import { beforeAll, describe, expect, test } from "vitest";
import type { TrainTest } from "../loading/load-idx-set.js";
import { toTerminal } from "../looking/to-terminal.js";
import { expectCard } from "../test-support/expect-card.js";
import { installedMnist } from "../test-support/installed-mnist.js";
import { mnistCard } from "./mnist-card.js";

/** Training image 50, which the lab sheet looks at, as text. */
const DIGIT = [
  "                            ",
  "                            ",
  "         ▄▄▄▓▄▓▓▄░          ",
  "        ▀▀▀░░   ▓▓          ",
  "               ▄█▀          ",
  "            ░▄▓█▄░          ",
  "          ░▓▓▀▀▀▀▀█░        ",
  "                  ▀█        ",
  "                  ░█        ",
  "        ▄        ▄█▓        ",
  "       ░█▓▄░░▄▄▄▓█▀         ",
  "         ▀▓██▓▀▀▀           ",
  "                            ",
  "                            ",
].join("\n");

describe("the real MNIST", () => {
  let mnist: TrainTest;
  beforeAll(async () => {
    mnist = await installedMnist();
  });

  test("has 60,000 and 10,000 images of 28 × 28 × 1 in ten classes", () => {
    expect([mnist.train.length, mnist.test.length]).toEqual([60_000, 10_000]);
    expect([mnist.train.shape, mnist.test.shape]).toEqual([
      [28, 28, 1],
      [28, 28, 1],
    ]);
    expect(mnist.train.classNames).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    expect(mnist.train.images.length).toBe(47_040_000);
  });

  test("begins with the labels that everybody knows", () => {
    expect([...mnist.train.labels.subarray(0, 5)]).toEqual([5, 0, 4, 1, 9]);
    expect([...mnist.test.labels.subarray(0, 10)]).toEqual([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
  });

  test("is what its card says", () => {
    expectCard(mnistCard, mnist);
    expect(mnistCard.licence).toBe("CC-BY-SA-3.0");
    expect(Math.min(...mnistCard.train.perClass)).toBe(mnistCard.train.perClass[5]);
    expect(mnistCard.train.perClass[5]).toBe(5421);
  });

  test("has the mean pixel 0.1307 that normalisation tables give", () => {
    const sum = mnist.train.images.reduce((total, pixel) => total + pixel, 0);
    expect(sum / 47_040_000 / 255).toBeCloseTo(0.1307, 4);
  });

  test("image 50, which the lab sheet looks at, is a 3", () => {
    const { image, label } = mnist.train.at(50);
    expect(label).toBe(3);
    expect(toTerminal(image, { width: 28, height: 28, color: "plain" })).toBe(DIGIT);
  });

  test("the last fifth for validation is 48,000 and 12,000 images, 375 batches of 128", () => {
    const [training, validation] = mnist.train.split(0.2);
    expect([training.length, validation.length]).toEqual([48_000, 12_000]);
    expect(training.batches(128).length).toBe(375);
    expect(validation.at(0)).toEqual(mnist.train.at(48_000));
  });

  test("a stratified fifth has each digit's share to the nearest image", () => {
    const [, part] = mnist.train.split(0.2, { from: "stratified", seed: 7 });
    part.classCounts().forEach((count, digit) => {
      expect(Math.abs(count - mnist.train.classCounts()[digit]! / 5)).toBeLessThan(1);
    });
  });
});
