import type { TrainEvent } from "@mnistlab/models";
import { expect, test } from "vitest";
import { fakeTerminal } from "../testing/fake-terminal.js";
import { createTrainingPrinter } from "./training-printer.js";

const events: TrainEvent[] = [
  { type: "start", epochs: 1, steps: 2, samples: 4, validationSamples: 0 },
  { type: "step", epoch: 1, step: 1, steps: 2, loss: 2, accuracy: 0.5 },
  { type: "step", epoch: 1, step: 2, steps: 2, loss: 1.5, accuracy: 0.75 },
  { type: "epoch", epoch: 1, epochs: 1, seconds: 1, logs: { loss: 1.5, accuracy: 0.75 } },
  { type: "end", epochs: 1, stopped: false, history: { loss: [1.5], accuracy: [0.75] }, seconds: 1 },
];
const epochLine = "2/2 [==============================] - 1s 500ms/step - loss: 1.5000 - accuracy: 0.7500\n";

test("a pipe gets the heading and the line of each epoch, nothing else", () => {
  const { terminal, text } = fakeTerminal({ isInteractive: false });
  events.forEach(createTrainingPrinter(terminal));
  expect(text()).toBe(`Epoch 1/1\n${epochLine}`);
});

test("a person sees a bar that fits the terminal, and changes none of its modes", () => {
  const { terminal, text } = fakeTerminal({ isInteractive: true });
  events.forEach(createTrainingPrinter(terminal));
  expect(text()).toMatch(/1\/2 \[=*>\.*\] - ETA: \d+s - loss: 2\.0000 - accuracy: 0\.5000/);
  expect(text().endsWith(epochLine)).toBe(true);
  expect(text()).not.toContain("\x1b[?");
});

test("nothing is drawn once the run is stopped", () => {
  const controller = new AbortController();
  const { terminal, text } = fakeTerminal({ isInteractive: true });
  const print = createTrainingPrinter(terminal, controller.signal);
  print(events[0]!);
  print(events[1]!);
  controller.abort();
  const before = text();
  print(events[2]!);
  print({ type: "end", epochs: 0, stopped: true, history: { loss: [], accuracy: [] }, seconds: 1 });
  expect(text()).toBe(before);
});
