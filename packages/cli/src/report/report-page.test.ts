import { expect, test } from "vitest";
import type { RunStatus } from "../experiment/run-record.js";
import { makeRecord } from "../testing/make-record.js";
import { reportPage } from "./report-page.js";

test("a report names all that is needed to repeat the run", () => {
  const page = reportPage(makeRecord(), {});
  for (const fact of [
    "mnistlab run --seed 7",
    "mnistlab 1.2.3",
    "TensorFlow.js 4.22.0",
    "Node 24.0.0",
    "Abacus 9000",
  ]) {
    expect(page).toContain(fact);
  }
});

test("a report loads nothing from anywhere", () => {
  expect(reportPage(makeRecord(), { accuracy: "<svg></svg>" })).not.toMatch(/(src|href)="(?!data:|#)|@import|url\(/);
});

test.each<[RunStatus, string]>([
  [{ state: "running" }, "This run is not complete."],
  [{ state: "stopped", step: "training", epoch: 2 }, "in epoch 3 of 10; epochs complete: 2."],
  [{ state: "stopped", step: "tuning" }, "at the step “Tune the hyperparameters”"],
  [{ state: "failed", step: "training", message: "loss <NaN>" }, "“Train”: loss &lt;NaN&gt;"],
])("a report says that the run is %j", (status, text) => {
  expect(reportPage(makeRecord({ status }), {})).toContain(text);
});

test("a complete run has no such note, a quick one is called so", () => {
  expect(reportPage(makeRecord({ status: { state: "complete" } }), {})).not.toContain('class="note"');
  const quick = makeRecord({ options: { ...makeRecord().options, quick: true } });
  expect(reportPage(quick, {})).toContain("A quick look, not the experiment.");
});

test("what comes from outside is text", () => {
  const command = 'mnistlab run --data "<script>alert(1)</script>"';
  const page = reportPage(makeRecord({ command }), {});
  expect(page).not.toContain("<script>");
  expect(page).toContain("&lt;script&gt;");
});
