import { expect, test } from "vitest";
import { runExperiment } from "../experiment/run-experiment.js";
import { stepNames, stepTitles } from "../experiment/step.js";
import { fakeTerminal } from "../testing/fake-terminal.js";
import { temporaryDirectory } from "../testing/temporary-directory.js";
import { tinyExperiment } from "../testing/tiny-experiment.js";
import { createConsoleReporter } from "./console-reporter.js";

test("a run prints what the lab sheet prints, step by step", async () => {
  const { terminal, messages, text } = fakeTerminal({ isInteractive: false });
  const out = await temporaryDirectory();
  await runExperiment({ ...tinyExperiment, epochs: 1 }, { out, reporter: createConsoleReporter(terminal, messages) });
  const printed = text();
  const places = stepNames.map((step, i) => printed.indexOf(`\n${i + 1} ${stepTitles[step]}\n---`));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  for (const line of [
    "warning: A quick look: few images, few epochs.",
    "X_train shape (60000, 28, 28)",
    "y_test shape (10000,)",
    "This run uses 1,000 and 200 of them.",
    "Training image 50: a 3",
    "Training matrix shape (1000, 28, 28, 1)",
    "Total params: 27562 (107.66 KB)",
    "conv2d    3·3·1·8 + 8    = 80",
    "Epoch 1/1\n7/7 [==============================] - ",
    "Test loss: ",
    "Test accuracy: 0.",
    "Actual class: 7\nClass Probabilities:\narray([[",
    "True      [7 2 1 0 4 1 4 9 5 9]",
    "Confusion Matrix (rows: true class, columns: predicted class):\n[[",
    "   macro avg",
    "3 networks, each trained on 200 of the training images for at most 1 epoch\n",
    "trial 2  ",
    "Best is trial ",
    "This was a quick look, not the experiment.",
  ]) {
    expect(printed).toContain(line);
  }
  expect(printed).toMatch(/SHA-256 of all weight bytes: [0-9a-f]{64}\n/);
  expect(printed).toMatch(/Report: .*report\.html\n$/);
});

test("where the results go is told when they are there to stay, and again by a run that fails", async () => {
  const { terminal, messages, text } = fakeTerminal({ isInteractive: false });
  const out = await temporaryDirectory();
  const print = createConsoleReporter(terminal, messages);
  const run = runExperiment(
    { ...tinyExperiment, epochs: 1 },
    {
      out,
      reporter: (event) => {
        if (event.type === "step" && event.step === "evaluation") throw new Error("the cat pulled the plug");
        return print(event);
      },
    },
  );
  await expect(run).rejects.toThrow("the cat pulled the plug");
  expect(text()).toContain(`\n${"-".repeat("6 Train".length)}\nResults go to ${out}\n`);
  expect(text().indexOf("Results go to")).toBe(text().lastIndexOf("Results go to"));
  expect(text()).toMatch(
    /Failed at "Evaluate on the test images"; what exists was written\.\n.*\nReport: .*report\.html\n$/,
  );
});

test("where the data comes from is told once per place: a folder of files, or the cache by its name", async () => {
  const { terminal, messages, text } = fakeTerminal({ isInteractive: false });
  const report = createConsoleReporter(terminal, messages);
  const load = (file: string, source: string) =>
    report({ type: "load", progress: { file, loadedBytes: 1, totalBytes: 1, source } });
  await load("train-labels-idx1-ubyte", "https://example.org/mnist/train-labels-idx1-ubyte.gz");
  await load("t10k-labels-idx1-ubyte", "https://example.org/mnist/t10k-labels-idx1-ubyte.gz");
  await load("t10k-labels-idx1-ubyte", "cache /home/ada/.cache/mnistlab");
  expect(text()).toBe("from https://example.org/mnist\nfrom cache /home/ada/.cache/mnistlab\n");
});
