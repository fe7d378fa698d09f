import { basename, dirname } from "node:path";
import type { LoadProgress } from "@mnistlab/datasets";
import type { Reporter } from "../experiment/experiment-event.js";
import type { ResolvedExperimentOptions } from "../experiment/experiment-options.js";
import type { RunRecord } from "../experiment/run-record.js";
import { type StepName, stepNames, stepTitles } from "../experiment/step.js";
import { count, counted } from "../format/numbers.js";
import type { Messages } from "./messages.js";
import { runSummary } from "./run-summary.js";
import { shortPath } from "./short-path.js";
import { stepText } from "./step-text.js";
import type { Terminal } from "./terminal.js";
import { createTrainingPrinter } from "./training-printer.js";
import { trialLine } from "./trial-line.js";

/**
 * A reporter that prints what the lab sheet prints, each step under its title.
 *
 * @param signal - The one that stops the run.
 */
export function createConsoleReporter(terminal: Terminal, messages: Messages, signal?: AbortSignal): Reporter {
  const { stdout, color } = terminal;
  const printTraining = createTrainingPrinter(terminal, signal);
  const places = new Set<string>();
  let record: RunRecord | undefined;
  const print = (text: string) => void stdout.write(`${text}\n`);

  function onBegin(begun: RunRecord): void {
    record = begun;
    if (begun.options.quick) {
      messages.warn("A quick look: few images, few epochs. This is not the experiment; leave --quick out for that.");
    }
  }

  function onStep(step: StepName): void {
    const title = `${stepNames.indexOf(step) + 1} ${stepTitles[step]}`;
    print(color === "plain" ? `\n${title}\n${"-".repeat(title.length)}` : `\n\x1b[1m${title}\x1b[22m`);
    // Only now: a run that fails before leaves nothing.
    if (step === "training" && record) print(`Results go to ${shortPath(record.directory)}`);
    if (step === "tuning" && record) print(tuningPlan(record.options));
  }

  function onLoad({ file, source }: LoadProgress): void {
    const isOneFile = basename(source).startsWith(file); // a cache names itself, not its file
    const place = isOneFile ? shortPath(dirname(source)) : source;
    if (places.has(place)) return;
    places.add(place);
    print(`from ${place}`);
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
        return printTraining(event.event);
      case "trial":
        return print(trialLine(event.trial, record?.options.trials ?? 1));
      case "result": {
        const text = stepText(event, color);
        return text === "" ? undefined : print(text);
      }
      case "end":
        return print(`\n${runSummary(event.record)}`);
    }
  };
}

function tuningPlan(options: ResolvedExperimentOptions): string {
  const { trials, tuningTrainImages, tuningValidationImages, tuningEpochs } = options;
  return (
    `${counted(trials, "network")}, each trained on ${count(tuningTrainImages)} of the training images for at most ` +
    `${counted(tuningEpochs, "epoch")}\nand judged by its accuracy on ${count(tuningValidationImages)} others.`
  );
}
