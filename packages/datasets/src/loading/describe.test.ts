import { expect, test } from "vitest";
import { emnistCards } from "../emnist/emnist-cards.js";
import { fashionMnistCard } from "../fashion-mnist/fashion-mnist-card.js";
import { kmnistCard } from "../kmnist/kmnist-card.js";
import { mnistCard } from "../mnist/mnist-card.js";
import { describe } from "./describe.js";

test("the example of the doc comment is true", () => {
  expect(describe(kmnistCard).split("\n")[4]).toBe("Images:   60,000 for training, 10,000 for testing, of 28 × 28 × 1");
});

test("classes of different sizes have a line each", () => {
  expect(describe(mnistCard).split("\n")).toEqual([
    "MNIST",
    "Handwritten digits of census employees and high-school students, centred in 28 × 28 grey pixels: 0 = background, 255 = ink.",
    "Source:   https://web.archive.org/web/2023/http://yann.lecun.com/exdb/mnist/",
    "Licence:  CC-BY-SA-3.0",
    "Images:   60,000 for training, 10,000 for testing, of 28 × 28 × 1",
    "Classes:  10, with these images for training and testing:",
    "  0    5,923     980",
    "  1    6,742   1,135",
    "  2    5,958   1,032",
    "  3    6,131   1,010",
    "  4    5,842     982",
    "  5    5,421     892",
    "  6    5,918     958",
    "  7    6,265   1,028",
    "  8    5,851     974",
    "  9    5,949   1,009",
    "Citation: @article{lecun1998gradient,",
    "  author  = {Yann LeCun and L{\\'e}on Bottou and Yoshua Bengio and Patrick Haffner},",
    "  title   = {Gradient-Based Learning Applied to Document Recognition},",
    "  journal = {Proceedings of the IEEE},",
    "  volume  = {86},",
    "  number  = {11},",
    "  pages   = {2278--2324},",
    "  year    = {1998}",
    "}",
  ]);
});

test("equal classes are named in one line, and a missing licence is said", () => {
  const lines = describe(emnistCards.letters).split("\n");
  expect(lines[3]).toBe("Licence:  its authors name none");
  expect(lines[5]).toMatch(/^Classes: {2}26 of 4,800 and 800 images: A, B, C, .*, Z$/);
  expect(describe(fashionMnistCard)).toContain("Classes:  10 of 6,000 and 1,000 images: T-shirt/top, Trouser,");
});

test("classes of sizes that nobody knows are only named", () => {
  expect(describe(emnistCards.byclass)).toMatch(/\nClasses: {2}62: 0, 1, .*, 9, A, .*, Z, a, .*, z\n/);
});
