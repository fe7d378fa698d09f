import type { CanonicalFile } from "../loading/canonical-file.js";
import type { IdxSet } from "../loading/idx-set.js";
import type { EmnistSplit } from "./emnist-split.js";

/**
 * The 24 gzip files in NIST's archive `gzip.zip` (561,753,746 bytes, SHA-256 fb9bb67e…fcda8e according to TensorFlow Datasets).
 *
 * NIST publishes no hashes of them. These lengths and hashes are those under which Git LFS keeps the files in a public copy
 * (aurelienduarte/emnist, 2021). The table of Connor Olding's `mnists` (2018) has the same 24 hashes, and a third project pinned
 * the same ten (all of `letters`, and what `balanced`, `digits` and `mnist` have for training) from NIST's archive itself. The
 * lengths add up to 177 KB less than the archive. Nobody publishes hashes of the unpacked content, so only the gzip files are
 * taken.
 */
export const emnistFiles: Readonly<Record<EmnistSplit, IdxSet["files"]>> = {
  byclass: {
    trainImages: imageFile(
      "byclass-train",
      697_932,
      173_367_313,
      "9e21987f03a6eb8b870187e785883ddad96947299587908f1a7ec2ca0f4be5f0",
    ),
    trainLabels: labelFile(
      "byclass-train",
      697_932,
      491_603,
      "f7ef403d48dc18a89dae0d83d11ee69cecb6e1c12c3a961d03712e495c02a8fa",
    ),
    testImages: imageFile(
      "byclass-test",
      116_323,
      28_908_322,
      "5ec835bd5d5b1a66378a132e727fef20fe994b3cc666899befcca5ac766f50cd",
    ),
    testLabels: labelFile(
      "byclass-test",
      116_323,
      81_839,
      "501e305eeeacb093b162592d80e8a2632040872360fa6d85cfcb2200d91ca92a",
    ),
  },
  bymerge: {
    trainImages: imageFile(
      "bymerge-train",
      697_932,
      173_375_281,
      "39bf8c68037dad40db35348895f7e4e056e8c0a005ab78869c9fbc2c96e947be",
    ),
    trainLabels: labelFile(
      "bymerge-train",
      697_932,
      476_444,
      "2c47293b9e62d6abf6ad05fbf67e40baa32adfd380b8d7b44dcc35534b64e1f1",
    ),
    testImages: imageFile(
      "bymerge-test",
      116_323,
      28_905_295,
      "5e5815ec1b522089134435f7c55e75a00960b58414793593ffff23efc0821683",
    ),
    testLabels: labelFile(
      "bymerge-test",
      116_323,
      79_351,
      "8bda1516255683ba9071e141947ca0c91a911176065cdd6259b0b4d8dc5b5f35",
    ),
  },
  balanced: {
    trainImages: imageFile(
      "balanced-train",
      112_800,
      28_207_740,
      "74295e75e4e9fa2c102147460ee7eb763653d5132d883a84fb88932bfb8d2db4",
    ),
    trainLabels: labelFile(
      "balanced-train",
      112_800,
      80_618,
      "b46d41e5156a0a8aaaa4d18979fdd1588850fa8571018acffd5d93b325a7d6ed",
    ),
    testImages: imageFile(
      "balanced-test",
      18_800,
      4_714_707,
      "117fc12b015e37ea98bfb2cbba3f77c3782c056cdbd219b87abfc8661d7135db",
    ),
    testLabels: labelFile(
      "balanced-test",
      18_800,
      13_504,
      "a67cac948379b67270b9a4d0a01c8ec661598accf2f2b1964340b7c83cb175cd",
    ),
  },
  letters: {
    trainImages: imageFile(
      "letters-train",
      124_800,
      30_804_864,
      "6288f418a917e007bf5fddb823a2dc7a5c6a35031401b93292a539cb12bd881f",
    ),
    trainLabels: labelFile(
      "letters-train",
      124_800,
      79_283,
      "9759af91ea6bccdf07a6040fd085861f2ec88e37f7c3f5760f6feb57106fbe5c",
    ),
    testImages: imageFile(
      "letters-test",
      20_800,
      5_039_157,
      "50f0e93d75b99b463e9760b8345866f22587fa2c2fba472730a5ba09c693412d",
    ),
    testLabels: labelFile(
      "letters-test",
      20_800,
      144,
      "924955c31fe7fd809b7303b5c0141282955f4b8390c74cdfd5d80435e0f4b4cb",
    ),
  },
  digits: {
    trainImages: imageFile(
      "digits-train",
      240_000,
      59_515_779,
      "f7c95004d14d81af89522e67d8f0c781dfb3bd544181c81bfe1eb6b41c35b726",
    ),
    trainLabels: labelFile(
      "digits-train",
      240_000,
      113_859,
      "6638a6ff5fe2eefd9cca2471995b46c82986b8e4b2a70d2f5ce8e05d7edb319e",
    ),
    testImages: imageFile(
      "digits-test",
      40_000,
      9_908_519,
      "20ebe43509264f7639d37c835a3f0b009e90b29e00a099a03101abe1644a3f63",
    ),
    testLabels: labelFile(
      "digits-test",
      40_000,
      19_960,
      "bad1834c45d5988e270b99d43b13edc3fd898f658ffbc2caf2846ef27f7b05b0",
    ),
  },
  mnist: {
    trainImages: imageFile(
      "mnist-train",
      60_000,
      14_873_795,
      "5f9942f441031c0f1f2e4d162059fd6e19ea808b34c328b6d16cab0ed24c78f2",
    ),
    trainLabels: labelFile(
      "mnist-train",
      60_000,
      29_480,
      "00c6d3c2342fdffb1711e0b5656cac4ce5862d2826399d383a9bac07d612e9f8",
    ),
    testImages: imageFile(
      "mnist-test",
      10_000,
      2_484_884,
      "b25640fa9e356c618132f5df347c95ef5bae6d9c2596be1de40f7e0ae1c3eac6",
    ),
    testLabels: labelFile(
      "mnist-test",
      10_000,
      5_144,
      "bcc5385d38f083dba046f5f756e99b32f5ea7fad122c6243c71c2239873065ca",
    ),
  },
};

function imageFile(part: string, images: number, gzipBytes: number, sha256: string): CanonicalFile {
  const bytes = 16 + images * 28 * 28;
  return { name: `emnist-${part}-images-idx3-ubyte`, bytes, gzip: { bytes: gzipBytes, sha256 } };
}

function labelFile(part: string, labels: number, gzipBytes: number, sha256: string): CanonicalFile {
  return { name: `emnist-${part}-labels-idx1-ubyte`, bytes: 8 + labels, gzip: { bytes: gzipBytes, sha256 } };
}
