import { expect, test } from "vitest";
import { createStudy, inMemory, loadStudy, randomSampler } from "../index.js";

test("a study has the name and direction it was given", async () => {
  const study = await createStudy({ name: "a", direction: "maximize" });
  expect([study.name, study.direction, study.directions]).toEqual(["a", "maximize", ["maximize"]]);
  expect(study.trials).toEqual([]);
});

test("without options a study minimises under a name of its own", async () => {
  const [a, b] = [await createStudy(), await createStudy()];
  expect(a.direction).toBe("minimize");
  expect(a.name).toMatch(/^no-name-/);
  expect(a.name).not.toBe(b.name);
});

test("a taken name is refused unless the study shall be continued", async () => {
  const storage = inMemory();
  await createStudy({ name: "a", direction: "maximize", storage });
  await expect(createStudy({ name: "a", storage })).rejects.toThrow(expect.objectContaining({ code: "STUDY_EXISTS" }));
  const again = await createStudy({ name: "a", storage, loadIfExists: true });
  expect(again.direction).toBe("maximize");
  expect(await storage.read(1)).toEqual([]);
});

test("going on in the other direction is refused, and nothing is written", async () => {
  const storage = inMemory();
  await createStudy({ name: "a", direction: "maximize", storage });
  const again = createStudy({ name: "a", direction: "minimize", storage, loadIfExists: true });
  await expect(again).rejects.toThrow(expect.objectContaining({ code: "DIRECTION_MISMATCH" }));
  expect(await storage.read(1)).toEqual([]);
});

test("when two make one study at once, one creates it and the other finds it", async () => {
  const storage = inMemory();
  const make = (loadIfExists: boolean) => createStudy({ name: "a", storage, loadIfExists });
  const [a, b] = await Promise.all([make(true), make(true)]);
  await a.ask();
  await b.sync();
  expect(b.trials.length).toBe(1);
  const results = await Promise.allSettled([1, 2].map(() => createStudy({ name: "b", storage })));
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("names and directions that make no sense are refused", async () => {
  const invalid = expect.objectContaining({ code: "INVALID_ARGUMENT" });
  await expect(createStudy({ name: "" })).rejects.toThrow(invalid);
  await expect(createStudy({ direction: "up" as "minimize" })).rejects.toThrow(invalid);
});

test("studies of one storage do not mix", async () => {
  const storage = inMemory();
  const a = await createStudy({ name: "a", storage });
  const b = await createStudy({ name: "b", storage });
  await a.optimize(() => 1, { trials: 2 });
  await b.optimize(() => 2, { trials: 3 });
  expect([a.trials.length, b.trials.length]).toEqual([2, 3]);
  expect(b.trials.map((row) => row.number)).toEqual([0, 1, 2]);
});

test("the only study of a storage needs no name to be loaded", async () => {
  const storage = inMemory();
  const missing = expect.objectContaining({ code: "STUDY_NOT_FOUND" });
  await expect(loadStudy({ storage })).rejects.toThrow(missing);
  await (await createStudy({ name: "a", storage, sampler: randomSampler({ seed: 1 }) })).optimize(() => 3, {
    trials: 1,
  });
  expect((await loadStudy({ storage })).bestValue).toBe(3);
  await createStudy({ name: "b", storage });
  await expect(loadStudy({ storage })).rejects.toThrow(missing);
  expect((await loadStudy({ name: "b", storage })).trials).toEqual([]);
});
