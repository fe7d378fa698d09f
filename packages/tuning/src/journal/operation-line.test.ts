import { expect, test } from "vitest";
import type { JournalOperation } from "./journal-operation.js";
import { formatOperation, parseOperation } from "./operation-line.js";

test("an operation comes back from its line", () => {
  const operation: JournalOperation = {
    op_code: 7,
    worker_id: "a-0",
    trial_id: 3,
    step: 1,
    intermediate_value: Number.NaN,
  };
  expect(formatOperation(operation)).not.toContain("\n");
  expect(parseOperation(formatOperation(operation), "x", 1)).toEqual(operation);
});

test("a line that is no operation is named with its source and number", () => {
  for (const line of [
    "",
    "hello",
    "3",
    "null",
    '{"op_code":4',
    '{"worker_id":"a"}',
    '{"op_code":4}',
    '{"op_code":4,"worker_id":"a","study_id":-1,"datetime_start":null}',
    '{"op_code":4,"worker_id":"a","study_id":0,"datetime_start":null,"state":5}',
    '{"op_code":0,"worker_id":"a","study_name":"s","directions":[0]}',
    '{"op_code":6,"worker_id":"a","trial_id":0,"state":1,"values":["1"]}',
    '{"op_code":8,"worker_id":"a","trial_id":0,"user_attr":[1]}',
  ]) {
    expect(() => parseOperation(line, "runs/a.log", 17)).toThrow(
      expect.objectContaining({ code: "JOURNAL_CORRUPT", message: expect.stringContaining("line 17 of runs/a.log") }),
    );
  }
});

test("an operation code that nobody knows is told from a damaged line", () => {
  expect(() => parseOperation('{"op_code":11,"worker_id":"a"}', "runs/a.log", 2)).toThrow(
    expect.objectContaining({ code: "JOURNAL_UNKNOWN_OPERATION", message: expect.stringContaining("op_code 11") }),
  );
});

test("a long line is quoted in part only", () => {
  expect(() => parseOperation(`x${"y".repeat(1000)}`, "a", 1)).toThrow(
    expect.objectContaining({ message: expect.stringMatching(/^.{0,300}$/) }),
  );
});
