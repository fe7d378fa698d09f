import { expect, test } from "vitest";
import { resolveExperimentOptions } from "./experiment-options.js";
import { repeatCommand } from "./repeat-command.js";

const command = (options: Parameters<typeof resolveExperimentOptions>[0]) =>
  repeatCommand(resolveExperimentOptions(options));

test("the command names the seed and what differs from the defaults", () => {
  expect(command({})).toBe("mnistlab run --seed 7");
  expect(command({ epochs: 2 })).toBe("mnistlab run --seed 7 --epochs 2");
  expect(command({ workers: 2 })).toBe("mnistlab run --seed 7 --workers 2");
  expect(command({ quick: true, epochs: 3, trials: 0, batchSize: 64 })).toBe(
    "mnistlab run --quick --seed 7 --batch-size 64 --trials 0",
  );
});

test("a directory is quoted only if a shell would not take it for one word", () => {
  const options = resolveExperimentOptions();
  expect(repeatCommand({ ...options, data: "my/data" })).toBe("mnistlab run --seed 7 --data my/data");
  expect(repeatCommand({ ...options, data: "my data" })).toBe('mnistlab run --seed 7 --data "my data"');
});
