import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { load, predict, weightsSha256 } from "@mnistlab/models";
import { journalFile, loadStudy } from "@mnistlab/tuning";
import { memory } from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { temporaryDirectory } from "../testing/temporary-directory.js";
import { tinyExperiment as tiny } from "../testing/tiny-experiment.js";
import type { ExperimentEvent } from "./experiment-event.js";
import { runExperiment } from "./run-experiment.js";
import { stepNames } from "./step.js";

const text = (...path: string[]) => readFile(join(...path), "utf8");

test("a run performs every step in order and leaves every file, all telling the same", async () => {
  const out = await temporaryDirectory();
  const events: ExperimentEvent[] = [];
  const record = await runExperiment(tiny, { out, reporter: (event) => void events.push(event) });

  expect(record.status).toEqual({ state: "complete" });
  expect(events.flatMap((event) => (event.type === "result" ? [event.step] : []))).toEqual(stepNames);
  expect(events.filter(({ type }) => type === "trial")).toHaveLength(3);
  expect((await readdir(out)).sort()).toEqual([
    "accuracy.svg",
    "confusion.svg",
    "errors.png",
    "history.csv",
    "loss.svg",
    "metrics.json",
    "model",
    "report.html",
    "study.log",
    "trials.csv",
  ]);

  const metrics = JSON.parse(await text(out, "metrics.json"));
  const { results } = record;
  expect(metrics).toMatchObject({
    status: { state: "complete" },
    quick: true,
    parameters: 27_562,
    training: { epochs: 2, stepsPerEpoch: 7, samples: 800, validationSamples: 200 },
    test: results.evaluation,
    accuracyScore: results.scores?.accuracy,
    weightsSha256: results.weights,
    data: { trainImages: 1_000, testImages: 200 },
  });
  expect(metrics.accuracyScore).toBeCloseTo(metrics.test.accuracy, 12);
  expect(metrics.confusionMatrix.flat().reduce((sum: number, n: number) => sum + n, 0)).toBe(200);
  expect(metrics.peakRssBytes).toBeGreaterThan(50e6);
  expect(Object.keys(metrics.seconds)).toEqual([...stepNames, "total"]);

  const [header, ...epochs] = (await text(out, "history.csv")).trimEnd().split("\n");
  expect(header).toBe("epoch,loss,accuracy,val_loss,val_accuracy");
  expect(epochs.map((line) => Number(line.split(",")[1]))).toEqual(results.training?.history.loss);

  const model = await load(join(out, "model"));
  expect(await weightsSha256(model)).toBe(results.weights);
  const { probabilities } = await predict(model, results.prediction!.image);
  expect([...probabilities]).toEqual(results.prediction?.probabilities);
  model.dispose();

  const study = await loadStudy({ storage: journalFile(join(out, "study.log")) });
  expect(study.bestTrial.number).toBe(results.tuning?.best?.number);
  expect((await text(out, "trials.csv")).trimEnd().split("\n")).toHaveLength(4);

  const page = await text(out, "report.html");
  for (const fact of [results.weights!, "(60000, 28, 28)", "3·3·8·16 + 16", "A quick look, not the experiment."]) {
    expect(page).toContain(fact);
  }
  expect(page.match(/<svg /g)).toHaveLength(3);
});

test("the same seed gives the same weights, with workers too, another seed others; no tensor is left", async () => {
  const run = async (seed: number, workers = 0) => {
    const options = { ...tiny, trials: 0, epochs: 1, seed, workers };
    return (await runExperiment(options, { out: await temporaryDirectory() })).results.weights;
  };
  const first = await run(1);
  const tensors = memory().numTensors;
  expect(await run(1)).toBe(first);
  expect(await run(1, 2)).toBe(first);
  expect(await run(2)).not.toBe(first);
  expect(memory().numTensors).toBe(tensors);
});

test("a run without tuning leaves no study", async () => {
  const out = await temporaryDirectory();
  const { results } = await runExperiment({ ...tiny, trials: 0, epochs: 1 }, { out });
  expect(results.tuning).toBeUndefined();
  expect(await readdir(out)).not.toContain("study.log");
});

test("a run that is stopped while tuning keeps the training and the trials so far", async () => {
  const out = await temporaryDirectory();
  const controller = new AbortController();
  const tensors = memory().numTensors;
  const record = await runExperiment(tiny, {
    out,
    signal: controller.signal,
    reporter: (event) => void (event.type === "trial" && controller.abort()),
  });
  expect(record.status).toEqual({ state: "stopped", step: "tuning" });
  expect(record.results.tuning).toMatchObject({ stopped: true });
  expect((await text(out, "trials.csv")).trimEnd().split("\n")).toHaveLength(2);
  expect(await text(out, "report.html")).toContain("The tuning was stopped after 1 of 3 trials.");
  expect(memory().numTensors).toBe(tensors);
});

test("a trial that is stopped within is not one that was done", async () => {
  const out = await temporaryDirectory();
  const controller = new AbortController();
  const record = await runExperiment(
    { ...tiny, tuningEpochs: 500 },
    {
      out,
      signal: controller.signal,
      reporter: (event) =>
        void (event.type === "step" && event.step === "tuning" && setTimeout(() => controller.abort(), 300)),
    },
  );
  expect(record.results.tuning).toMatchObject({ stopped: true, trialsDone: 0 });
  expect(record.results.tuning?.study.trials).toHaveLength(1);
  expect(JSON.parse(await text(out, "metrics.json")).tuning.trials).toBe(0);
  const page = await text(out, "report.html");
  expect(page).toContain("The tuning was stopped after 0 of 3 trials.");
  expect(page).toContain(`<td class="text">stopped</td>`);
});

test("the report at each epoch has that epoch, and drew its curves", async () => {
  const out = await temporaryDirectory();
  const seen: unknown[] = [];
  await runExperiment(
    { ...tiny, trials: 0 },
    {
      out,
      reporter: async (event) => {
        if (event.type !== "training" || event.event.type !== "epoch") return;
        const { training, status } = JSON.parse(await text(out, "metrics.json"));
        const page = await text(out, "report.html");
        seen.push([
          status.state,
          training.epochs,
          training.history.loss.length,
          page.includes(await text(out, "loss.svg")),
        ]);
      },
    },
  );
  expect(seen).toEqual([
    ["running", 1, 1, true],
    ["running", 2, 2, true],
  ]);
});

test("a run that is stopped before it began says so", async () => {
  const out = await temporaryDirectory();
  const record = await runExperiment(tiny, { out, signal: AbortSignal.abort() });
  expect(record.status).toEqual({ state: "stopped", step: "data" });
  expect((await readdir(out)).sort()).toEqual(["metrics.json", "report.html"]);
});

test("a run that fails while training shows the epochs so far in its report and throws the reason", async () => {
  const out = await temporaryDirectory();
  const failure = new Error("the cat pulled the plug");
  let ends = 0;
  const run = runExperiment(
    { ...tiny, epochs: 3 },
    {
      out,
      reporter: (event) => {
        ends += Number(event.type === "end");
        if (event.type === "training" && event.event.type === "epoch" && event.event.epoch === 2) throw failure;
      },
    },
  );
  await expect(run).rejects.toBe(failure);
  expect(ends).toBe(1);
  const page = await text(out, "report.html");
  expect(page).toContain("the cat pulled the plug");
  expect(page).toContain("After 2 of 3 epochs the validation accuracy is");
  expect(page.match(/<svg /g)).toHaveLength(2);
  const { status, training, seconds } = JSON.parse(await text(out, "metrics.json"));
  expect(status).toMatchObject({ state: "failed", step: "training" });
  expect(training).toMatchObject({ epochs: 2, stepsPerEpoch: 7, samples: 800, validationSamples: 200 });
  expect(training.epochSeconds).toHaveLength(2);
  expect(Object.values(training.history)).toEqual(Array(4).fill([expect.any(Number), expect.any(Number)]));
  expect(seconds.total).toBeGreaterThan(0);
  expect((await text(out, "history.csv")).trimEnd().split("\n")).toHaveLength(3);
});

test("a reporter that fails while the data is loaded ends the run with its reason, and nothing is left", async () => {
  const home = await temporaryDirectory();
  const failure = new Error("the cat pulled the plug");
  const run = runExperiment(tiny, {
    out: join(home, "run"),
    reporter: (event) => {
      if (event.type === "load") throw failure;
    },
  });
  await expect(run).rejects.toBe(failure);
  expect(await readdir(home)).toEqual([]);
});

test("a run whose data is missing names the file and leaves nothing", async () => {
  const home = await temporaryDirectory();
  const out = join(home, "runs", "first");
  await expect(runExperiment({ ...tiny, data: home }, { out })).rejects.toMatchObject({
    name: "DatasetError",
    message: expect.stringContaining("train-images-idx3-ubyte"),
  });
  expect(await readdir(home)).toEqual([]);
});

test("a directory that was there before stays when the run fails", async () => {
  const home = await temporaryDirectory();
  const out = join(home, "mine");
  await mkdir(out);
  await expect(runExperiment({ ...tiny, data: home }, { out })).rejects.toMatchObject({ name: "DatasetError" });
  expect(await readdir(home)).toEqual(["mine"]);
});

test("an option out of its range is refused before anything is created", async () => {
  const home = await temporaryDirectory();
  await expect(runExperiment({ epochs: 0 }, { out: join(home, "run") })).rejects.toMatchObject({
    code: "INVALID_OPTION",
  });
  expect(await readdir(home)).toEqual([]);
});
