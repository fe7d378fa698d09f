import { expect, test } from "vitest";
import { augmentedDigest } from "./test-support/augmented-digest.js";

test("gives the bits that it gives in Node", async () => {
  expect(await augmentedDigest()).toBe("ec5feac32844d1076710a5b07fbc4bab0b83a83ff256eb29cd800f641be559cc");
});
