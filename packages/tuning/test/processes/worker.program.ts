import { createStudy, journalFile, randomSampler } from "../../src/index.js";

// Runs trials of a shared study: worker.program <journal file> <worker's name> <trials> [number of the trial to hang in]
const [path = "", worker = "", trials = "0", hangIn = "-1"] = process.argv.slice(2);

const study = await createStudy({
  name: "shared",
  storage: journalFile(path, { lockGracePeriod: 500 }),
  sampler: randomSampler({ seed: 1 }),
  loadIfExists: true,
});
await study.optimize(
  async (trial) => {
    const x = trial.suggestFloat("x", 0, 1);
    trial.setUserAttr("worker", worker);
    for (let step = 0; step < 3; step++) await trial.report(x, step);
    if (trial.number === Number(hangIn)) {
      process.stdout.write("hanging\n");
      setInterval(() => undefined, 1000);
      await new Promise(() => undefined);
    }
    return x;
  },
  { trials: Number(trials) },
);
