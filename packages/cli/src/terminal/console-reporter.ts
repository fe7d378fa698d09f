import { dirname } from "node:path";
import type { LoadProgress } from "@mnistlab/datasets";
import type { TrainEvent } from "@mnistlab/models";
import type { Reporter } from "../experiment/experiment-event.js";
import type { RunRecord } from "../experiment/run-record.js";
import { type StepName, stepNames, stepTitles } from "../experiment/step.js";
import { kerasEpochLine } from "./keras-lines.js";
import type { Messages } from "./messages.js";
import { runSummary } from "./run-summary.js";
import { shortPath } from "./short-path.js";
import { stepText } from "./step-text.js";
import type { Terminal } from "./terminal.js";
import { createTrainingBar } from "./training-bar.js";
import { trialLine } from "./trial-line.js";

/** A reporter that prints what the lab sheet prints, each step under its title; with a progress bar if a person watches. */
export function createConsoleReporter(terminal: Terminal, messages: Messages): Reporter {
  const { stdout, isInteractive, color } = terminal;
  const bar = isInteractive ? createTrainingBar(stdout) : undefined;
  const places = new Set<string>();
  let record: RunRecord | undefined;
  const print = (text: string) => void stdout.write(`${text}\n`);

  function onBegin(begun: RunRecord): void {
    record = begun;
    if (begun.options.quick) {
      messages.warn("A quick look: few images, few epochs. This is not the experiment; leave --quick out for that.");
    }
    print(`Results go to ${shortPath(begun.directory)}`);
  }

  function onStep(step: StepName): void {
    const title = `${stepNames.indexOf(step) + 1} ${stepTitles[step]}`;
    print(color === "plain" ? `\n${title}\n${"-".repeat(title.length)}` : `\n\x1b[1m${title}\x1b[22m`);
    if (step === "tuning" && record) {
      const { tuningTrainImages, tuningValidationImages, tuningEpochs, trials } = record.options;
      print(
        `${trials} ${trials === 1 ? "network" : "networks"}, each trained on ${tuningTrainImages.toLocaleString("en")} of the ` +
          `training images for at most ${tuningEpochs} epochs\nand judged by its accuracy on ${tuningValidationImages.toLocaleString("en")} others.`,
      );
    }
  }

  function onLoad({ source }: LoadProgress): void {
    const place = shortPath(dirname(source));
    if (places.has(place)) return;
    places.add(place);
    print(`from ${place}`);
  }

  let steps = 0;
  function onTraining(event: TrainEvent): void {
    if (event.type === "start") steps = event.steps;
    if (event.type === "step" && event.step === 1) print(`Epoch ${event.epoch}/${record?.options.epochs}`);
    if (event.type === "step") bar?.update(event);
    if (event.type === "epoch" || event.type === "end") bar?.clear();
    if (event.type === "epoch") print(kerasEpochLine(event, steps));
  }

  return (event) => {
    switch (event.type) {
      case "begin":
        return onBegin(event.record);
      case "step":
        return onStep(event.step);
      case "load":
        return onLoad(event.progress);
      case "warning":
        return messages.warn(event.message);
      case "training":
        return onTraining(event.event);
      case "trial":
        return print(trialLine(event.trial, record?.options.trials ?? 1));
      case "result": {
        const text = stepText(event, color);
        return text === "" ? undefined : print(text);
      }
      case "end":
        bar?.clear();
        return print(`\n${runSummary(event.record)}`);
    }
  };
}
