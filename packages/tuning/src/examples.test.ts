import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  createStudy,
  inMemory,
  journalFile,
  loadStudy,
  medianPruner,
  randomSampler,
  TrialPruned,
  toCsv,
} from "./index.js";
import { csvField } from "./study/csv-field.js";

test("the README's study runs, keeps its record and goes on", async () => {
  const directory = mkdtempSync(join(tmpdir(), "mnistlab-readme-"));
  const open = () =>
    createStudy({
      name: "demo",
      direction: "minimize",
      sampler: randomSampler({ seed: 7 }),
      pruner: medianPruner({ nStartupTrials: 5 }),
      storage: journalFile(join(directory, "runs", "study.log")),
      loadIfExists: true,
    });
  const study = await open();
  await study.optimize(
    async (trial) => {
      const rate = trial.suggestFloat("rate", 1e-4, 1, { log: true });
      const layers = trial.suggestInt("layers", 1, 4);
      const kind = trial.suggestCategorical("kind", ["plain", "fancy"]);
      let loss = kind === "plain" ? 1 : 1.1;
      for (let epoch = 0; epoch < 10; epoch++) {
        loss -= loss * rate * (0.3 - 0.05 * Math.abs(layers - 2));
        await trial.report(loss, epoch);
        if (await trial.shouldPrune()) throw new TrialPruned();
      }
      return loss;
    },
    { trials: 30 },
  );
  expect(Object.keys(study.bestParams).sort()).toEqual(["kind", "layers", "rate"]);
  expect(new Set(study.trials.map((row) => row.state))).toEqual(new Set(["COMPLETE", "PRUNED"]));
  expect(toCsv(study).split("\r\n").length).toBe(32);
  expect((await open()).trials).toEqual(study.trials);
  rmSync(directory, { recursive: true });
});

test("the examples of the doc comments say the truth", async () => {
  const storage = inMemory();
  await createStudy({ name: "a", direction: "minimize", storage });
  expect((await storage.read(0)).length).toBe(1);
  expect((await loadStudy({ storage })).trials.filter((row) => row.state === "COMPLETE").length).toBe(0);

  const parabola = await createStudy({ name: "parabola", direction: "minimize" });
  await parabola.optimize((trial) => (trial.suggestFloat("x", -10, 10) - 2) ** 2, { trials: 100 });
  expect(Math.abs(Number(parabola.bestParams.x) - 2)).toBeLessThan(0.5);
  const trial = await parabola.ask();
  const x = trial.suggestFloat("x", -10, 10);
  expect(await parabola.tell(trial, (x - 2) ** 2)).toMatchObject({ number: 100, state: "COMPLETE" });

  const pruned = await createStudy({ name: "demo", direction: "minimize" });
  await pruned.optimize(
    async (running) => {
      const y = running.suggestFloat("x", -1, 1);
      await running.report(y * y, 0);
      if (y > 0.5) throw new TrialPruned();
      return y * y;
    },
    { trials: 10 },
  );
  expect(pruned.trials.every((row) => row.state === (Number(row.params.x) > 0.5 ? "PRUNED" : "COMPLETE"))).toBe(true);

  const csv = await createStudy({ name: "demo", direction: "minimize" });
  await csv.optimize((running) => running.suggestFloat("x", 0, 1), { trials: 3 });
  expect(toCsv(csv).split("\r\n")[0]).toBe("number,value,datetime_start,datetime_complete,duration,params_x,state");
  expect(csvField('5" disk')).toBe('"5"" disk"');
  expect([8, 16, 24, 32]).toContain((await csv.ask()).suggestInt("filters", 8, 32, { step: 8 }));
});
