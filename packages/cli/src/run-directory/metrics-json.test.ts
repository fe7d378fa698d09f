import { expect, test } from "vitest";
import { makeRecord } from "../testing/make-record.js";
import { metricsJson } from "./metrics-json.js";

test("what a run did not come to is null, what is known of it is there", () => {
  const metrics = JSON.parse(
    metricsJson(makeRecord({ status: { state: "stopped", step: "data" }, seconds: { data: 2 } })),
  );
  expect(metrics).toMatchObject({
    format: 1,
    status: { state: "stopped", step: "data" },
    command: "mnistlab run --seed 7",
    options: { epochs: 10, data: null },
    startedAt: "2026-01-31T09:05:00.000Z",
    seconds: { data: 2, total: 0 },
    training: null,
    test: null,
    confusionMatrix: null,
    weightsSha256: null,
    tuning: null,
  });
});
