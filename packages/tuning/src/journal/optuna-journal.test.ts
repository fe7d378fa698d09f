import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { formatDistribution } from "../distributions/distribution-json.js";
import { journalFile } from "../storages/journal-file.js";
import { loadStudy } from "../study/load-study.js";
import type { StudyView } from "../study/study-view.js";

/** A journal written by Optuna 5, and what Optuna itself reads from it. */
const journal = fileURLToPath(new URL("./fixtures/optuna-5.log", import.meta.url));
const expected = JSON.parse(readFileSync(new URL("./fixtures/optuna-5.json", import.meta.url), "utf8"));

/** A study in the form of the expectation, where infinite numbers and NaN are objects. */
function describe(study: StudyView): unknown {
  const plain = study.trials.map(({ value: _, datetimeStart, datetimeComplete, distributions, ...row }) => ({
    ...row,
    datetimeStart: datetimeStart?.toISOString().replace("Z", "+00:00") ?? null,
    datetimeComplete: datetimeComplete?.toISOString().replace("Z", "+00:00") ?? null,
    distributions: Object.fromEntries(
      Object.entries(distributions).map(([name, distribution]) => {
        const { name: type, attributes } = JSON.parse(formatDistribution(distribution));
        return [name, { type, ...attributes }];
      }),
    ),
  }));
  const words = new Map<unknown, unknown>([
    [Number.NaN, { number: "nan" }],
    [Number.POSITIVE_INFINITY, { number: "inf" }],
  ]);
  return JSON.parse(JSON.stringify(plain, (_key, value: unknown) => words.get(value) ?? value));
}

test("a study that Optuna wrote reads as Optuna reads it", async () => {
  const study = await loadStudy({ name: "mnist-cnn ζ", storage: journalFile(journal) });
  const [wanted] = expected;
  expect(describe(study)).toEqual(wanted.trials);
  expect(study.directions).toEqual(wanted.directions);
  expect(study.userAttrs).toEqual(wanted.userAttrs);
  expect(study.bestTrial.number).toBe(wanted.bestTrial);
  expect(study.bestValue).toBe(Number.POSITIVE_INFINITY);
});

test("a study with two objectives can be read but not ranked or continued", async () => {
  const study = await loadStudy({ name: "two", storage: journalFile(journal) });
  expect(study.directions).toEqual(["minimize", "maximize"]);
  expect(describe(study)).toEqual(expected[1].trials);
  const several = expect.objectContaining({ code: "MULTI_OBJECTIVE" });
  expect(() => study.bestTrial).toThrow(several);
  await expect(study.ask()).rejects.toThrow(several);
});

test("a study that was deleted is not found", async () => {
  await expect(loadStudy({ name: "deleted", storage: journalFile(journal) })).rejects.toThrow(
    expect.objectContaining({ code: "STUDY_NOT_FOUND", message: expect.stringContaining('"mnist-cnn ζ", "two"') }),
  );
});
