import { join } from "node:path";
import type { EpochLogs, TrainEvent } from "@mnistlab/models";
import { toCsv } from "@mnistlab/tuning";
import type { Reporter, ResultEvent } from "../experiment/experiment-event.js";
import type { RunRecord } from "../experiment/run-record.js";
import { reportPage } from "../report/report-page.js";
import { historyCsv } from "./history-csv.js";
import { metricsJson } from "./metrics-json.js";
import { type Pictures, scorePictures, trainingPictures } from "./pictures.js";
import { writeAtomically } from "./write-atomically.js";

/**
 * A reporter that keeps a run's directory up to date: `history.csv` and the curves after each epoch, `trials.csv` after
 * each trial, the other pictures when there is something to draw, `report.html` and `metrics.json` after each epoch and
 * each step from the training on.
 *
 * Whatever ends the process, the directory then shows the run as far as it came.
 */
export function createFileRecorder(record: RunRecord): Reporter {
  const pictures: Pictures = {};
  const epochs: EpochLogs[] = [];
  const write = (name: string, content: string | Uint8Array) => writeAtomically(join(record.directory, name), content);

  async function writeReport(): Promise<void> {
    await write("metrics.json", metricsJson(record));
    await write("report.html", reportPage(record, pictures));
  }

  async function onTraining(event: TrainEvent): Promise<void> {
    if (event.type !== "start" && event.type !== "epoch") return;
    if (event.type === "epoch") epochs.push(event.logs);
    await write("history.csv", historyCsv(epochs));
    const { training } = record.results;
    if (training) await addPictures(await trainingPictures(training));
    await writeReport();
  }

  async function onResult(event: ResultEvent): Promise<void> {
    if (event.step === "scores") await addPictures(await scorePictures(event.result));
    if (event.step === "tuning") await write("trials.csv", toCsv(event.result.study));
    if (record.results.training) await writeReport();
  }

  async function addPictures(added: Pictures): Promise<void> {
    Object.assign(pictures, added);
    const { accuracy, loss, confusion, errors } = added;
    const files = { "accuracy.svg": accuracy, "loss.svg": loss, "confusion.svg": confusion, "errors.png": errors };
    for (const [name, content] of Object.entries(files)) if (content !== undefined) await write(name, content);
  }

  return async (event) => {
    if (event.type === "training") await onTraining(event.event);
    if (event.type === "result") await onResult(event);
    if (event.type === "trial") await write("trials.csv", toCsv(event.study));
    if (event.type === "end") await writeReport();
  };
}
