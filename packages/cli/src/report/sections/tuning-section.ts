import type { TrialRow } from "@mnistlab/tuning";
import type { RunRecord } from "../../experiment/run-record.js";
import { count, counted, duration, percent } from "../../format/numbers.js";
import { paramText } from "../../format/params-text.js";
import { type Html, html } from "../html.js";
import { section } from "../section.js";
import { type Column, table } from "../table.js";

/** What was tried, and what came of it. */
export function tuningSection({ results, options }: RunRecord): Html | undefined {
  const { tuning } = results;
  if (!tuning) return undefined;
  const { best, study, trialsDone, trainImages, validationImages, epochs, stopped } = tuning;
  const { trials } = study;
  const pruned = trials.filter(({ state }) => state === "PRUNED").length;
  return section(
    "tuning",
    best
      ? `Of ${counted(trialsDone, "trial")} number ${best.number} does best: ${percent(best.value ?? 0)}`
      : "No trial is complete",
    html`<p>Each trial draws a network at random, trains it on ${count(trainImages)} of the training images for up to ${counted(epochs, "epoch")} and is judged by its accuracy on ${count(validationImages)} others; it ends early (pruned) when it is below the median of the trials before it. ${pruned === 0 ? "None ended so." : `${counted(pruned, "trial")} ended so.`} The accuracies compare with each other, not with the test accuracy above: these networks saw far fewer images.</p>`,
    stopped
      ? html`<p class="note">The tuning was stopped after ${trialsDone} of ${counted(options.trials, "trial")}.</p>`
      : undefined,
    table(trialColumns(trials, trialsDone), trials, (trial) => trial.number === best?.number),
    html`<p>The record is <code>study.log</code>, in Optuna's journal format, and <code>trials.csv</code>.</p>`,
  );
}

function trialColumns(trials: readonly TrialRow[], trialsDone: number): Column<TrialRow>[] {
  const names = [...new Set(trials.flatMap(({ params }) => Object.keys(params)))];
  return [
    { title: "Trial", cell: ({ number }) => number },
    {
      title: "State",
      cell: ({ number, state }) => (number < trialsDone ? state.toLowerCase() : "stopped"),
      isNumber: false,
    },
    { title: "Val. accuracy", cell: ({ value }) => value?.toFixed(4) ?? "–" },
    ...names.map(
      (name): Column<TrialRow> => ({
        title: name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
        cell: ({ params }) => (params[name] === undefined ? "–" : paramText(params[name])),
      }),
    ),
    { title: "Time", cell: ({ datetimeStart, datetimeComplete }) => timeBetween(datetimeStart, datetimeComplete) },
  ];
}

function timeBetween(start: Date | null, end: Date | null): string {
  return start && end ? duration((end.getTime() - start.getTime()) / 1000) : "–";
}
