import { beforeAll, expect, test } from "vitest";
import type { ArchitectureName } from "../building/architectures/architectures.js";
import { buildFromConfig } from "../building/config/build-from-config.js";
import { weightsSha256 } from "../saving/weights-sha256.js";
import { train } from "../training/train.js";
import { smallDataset } from "./small-dataset.js";
import { useWasm } from "./use-backends.js";

/**
 * First digits of the SHA-256 of each architecture's weights, when they are built and after two epochs.
 *
 * A kernel that adds in another order changes the second ones: take over what Node and Chromium then agree on.
 */
const expected: { readonly [Name in ArchitectureName]: readonly [built: string, trained: string] } = {
  cnn: ["51684e62a0cc", "fe1a819bd913"],
  mlp: ["530977d8754b", "9408ce3650b1"],
  logisticRegression: ["e6b0119a8a10", "f365d6442d07"],
  leNet5: ["57356b09f967", "1abf5ca44a21"],
  allConv: ["6fe54b556bc9", "6a9ab95d31cf"],
  separableCnn: ["4834da73a50e", "db022be64528"],
  resNet: ["013a9af00930", "67abdf43ff2c"],
};

/** Tests that this engine begins with and trains to the bits of every other one; run in Node and in Chromium. */
export function testBits(): void {
  beforeAll(useWasm);

  test.each(Object.entries(expected))("%s has the same bits in every engine", async (name, bits) => {
    const model = buildFromConfig({
      architecture: name as ArchitectureName,
      inputShape: [12, 12, 1],
      classes: 3,
      seed: 5,
    });
    const built = await weightsSha256(model);
    await train(model, smallDataset(40, [12, 12, 1], 3), { epochs: 2, batchSize: 16, seed: 6 });
    const trained = await weightsSha256(model);
    model.dispose();
    expect([built.slice(0, 12), trained.slice(0, 12)]).toEqual(bits);
  });
}
