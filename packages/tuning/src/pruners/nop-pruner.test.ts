import { expect, test } from "vitest";
import { createStudy } from "../index.js";
import { nopPruner } from "./nop-pruner.js";

test("a hopeless trial runs to its end", async () => {
  const study = await createStudy({ direction: "minimize", pruner: nopPruner() });
  await study.optimize(
    async (trial) => {
      await trial.report(trial.number, 0);
      expect(await trial.shouldPrune()).toBe(false);
      return trial.number;
    },
    { trials: 8 },
  );
  expect(study.trials.every((row) => row.state === "COMPLETE")).toBe(true);
});
