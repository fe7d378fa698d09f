import type { RunRecord } from "../../experiment/run-record.js";
import { stepTitles } from "../../experiment/step.js";
import { count, duration, percent } from "../../format/numbers.js";
import { type Html, html } from "../html.js";

/** The title, what to know before reading on, and the run in four numbers. */
export function header(record: RunRecord): Html {
  const { results, totalSeconds } = record;
  const { evaluation, network } = results;
  const numbers: [string, string][] = [
    ...(evaluation
      ? ([
          ["Test accuracy", percent(evaluation.accuracy)],
          ["Test loss", evaluation.loss.toFixed(4)],
        ] as [string, string][])
      : []),
    ...(network ? ([["Parameters", count(network.parameters)]] as [string, string][]) : []),
    ["Duration", duration(totalSeconds)],
  ];
  return html`
<header>
<h1>${title(record)}</h1>
${quickNote(record)}
${statusNote(record)}
<dl class="numbers">${numbers.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</header>`;
}

function title({ results }: RunRecord): string {
  const { evaluation, data } = results;
  if (!evaluation || !data) return "A convolutional network learns to read handwritten digits";
  return `A convolutional network reads ${percent(evaluation.accuracy)} of ${count(data.test.length)} handwritten digits right`;
}

function quickNote({ options }: RunRecord): Html | undefined {
  if (!options.quick) return undefined;
  return html`<p class="note"><strong>A quick look, not the experiment.</strong> It used ${count(options.trainImages)} of 60,000 training images and ${count(options.testImages)} of 10,000 test images: its numbers show that everything works, not how well the network does.</p>`;
}

function statusNote({ status, options }: RunRecord): Html | undefined {
  switch (status.state) {
    case "complete":
      return undefined;
    case "running":
      return html`<p class="note"><strong>This run is not complete.</strong> It was at work when this page was written; if it is not any more, its process was killed.</p>`;
    case "stopped":
      return status.epoch === undefined
        ? html`<p class="note"><strong>This run was stopped</strong> at the step “${stepTitles[status.step]}”.</p>`
        : html`<p class="note"><strong>This run was stopped</strong> in epoch ${status.epoch + 1} of ${options.epochs}; epochs complete: ${status.epoch}.</p>`;
    case "failed":
      return html`<p class="note"><strong>This run failed</strong> at the step “${stepTitles[status.step]}”: ${status.message}</p>`;
  }
}
