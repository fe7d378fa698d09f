import { expect, test } from "vitest";
import { formatDistribution } from "../distributions/distribution-json.js";
import { floatDistribution } from "../distributions/float-distribution.js";
import { intDistribution } from "../distributions/int-distribution.js";
import type { JournalOperation, UnsignedOperation } from "./journal-operation.js";
import { JournalReplay } from "./journal-replay.js";

const time = "2026-01-02T03:04:05.678901+00:00";

function replayOf(...operations: UnsignedOperation[]): { replay: JournalReplay; codes: (string | null)[] } {
  const replay = new JournalReplay();
  const signed = operations.map((operation) => ({ ...operation, worker_id: "w-0" }) as JournalOperation);
  return { replay, codes: signed.map((operation) => replay.apply(operation)?.code ?? null) };
}

const study = (study_name: string): UnsignedOperation => ({ op_code: 0, study_name, directions: [1] });
const trial = (study_id: number): UnsignedOperation => ({ op_code: 4, study_id, datetime_start: time });
const complete = (trial_id: number, value: number): UnsignedOperation => ({
  op_code: 6,
  trial_id,
  state: 1,
  values: [value],
  datetime_complete: time,
});
const param = (trial_id: number, param_name: string, distribution: string): UnsignedOperation => ({
  op_code: 5,
  trial_id,
  param_name,
  param_value_internal: 1,
  distribution,
});

test("a second study of one name changes nothing and takes no id", () => {
  const { replay, codes } = replayOf(study("a"), study("a"), study("b"));
  expect(codes).toEqual([null, "STUDY_EXISTS", null]);
  expect(replay.studies().map(({ id, name }) => [id, name])).toEqual([
    [0, "a"],
    [1, "b"],
  ]);
});

test("a deleted study is gone, and its id is not used again", () => {
  const { replay, codes } = replayOf(study("a"), { op_code: 1, study_id: 0 }, study("a"), trial(0), {
    op_code: 1,
    study_id: 0,
  });
  expect(codes).toEqual([null, null, null, "STUDY_NOT_FOUND", "STUDY_NOT_FOUND"]);
  expect(replay.studyNamed("a")?.id).toBe(1);
});

test("trial ids count over all studies, numbers within one", () => {
  const { replay } = replayOf(study("a"), study("b"), trial(0), trial(1), trial(0), complete(2, 5));
  expect(replay.studyNamed("a")?.trials.map((t) => [t.row.number, t.row.value])).toEqual([
    [0, null],
    [1, 5],
  ]);
  expect(replay.studyNamed("b")?.trialIds).toEqual([1]);
});

test("a finished trial takes nothing more", () => {
  const more: UnsignedOperation[] = [
    complete(0, 2),
    param(0, "x", formatDistribution(floatDistribution(0, 1))),
    { op_code: 7, trial_id: 0, step: 0, intermediate_value: 1 },
    { op_code: 8, trial_id: 0, user_attr: { a: 1 } },
    { op_code: 9, trial_id: 0, system_attr: { a: 1 } },
  ];
  const { replay, codes } = replayOf(study("a"), trial(0), complete(0, 1), ...more);
  expect(codes.slice(3)).toEqual(more.map(() => "TRIAL_NOT_RUNNING"));
  expect(replay.trial(0)?.row).toMatchObject({
    value: 1,
    params: {},
    intermediateValues: {},
    userAttrs: {},
    systemAttrs: {},
  });
});

test("operations on a trial that does not exist change nothing", () => {
  expect(replayOf(study("a"), complete(0, 1)).codes).toEqual([null, "TRIAL_NOT_FOUND"]);
});

test("a distribution of another kind than in earlier trials is not taken", () => {
  const float = formatDistribution(floatDistribution(0, 1));
  const { replay, codes } = replayOf(
    study("a"),
    trial(0),
    trial(0),
    param(1, "x", float),
    param(0, "x", formatDistribution(intDistribution(0, 1))),
    param(0, "x", formatDistribution(floatDistribution(0, 9))),
  );
  expect(codes.slice(3)).toEqual([null, "DISTRIBUTION_CONFLICT", null]);
  expect(replay.trial(0)?.row.distributions.x).toEqual(floatDistribution(0, 9));
});

test("a waiting trial is started once", () => {
  const start: UnsignedOperation = { op_code: 6, trial_id: 0, state: 0, values: null, datetime_start: time };
  const { replay, codes } = replayOf(
    study("a"),
    { op_code: 4, study_id: 0, datetime_start: null, state: 4 },
    start,
    start,
  );
  expect(codes).toEqual([null, null, null, "TRIAL_NOT_RUNNING"]);
  expect(replay.trial(0)?.row).toMatchObject({ state: "RUNNING", datetimeStart: new Date(time) });
});

test("attributes of a study are kept, the last value of a key counts", () => {
  const set = (a: number): UnsignedOperation => ({ op_code: 2, study_id: 0, user_attr: { a } });
  const { replay } = replayOf(study("a"), set(1), set(2), { op_code: 3, study_id: 0, system_attr: { b: 3 } });
  expect(replay.studyNamed("a")?.userAttrs).toEqual(new Map([["a", 2]]));
  expect(replay.studyNamed("a")?.systemAttrs).toEqual(new Map([["b", 3]]));
});

test("discarded trials, which only other implementations know, are skipped", () => {
  expect(replayOf(study("a"), { op_code: 10 }).codes).toEqual([null, null]);
});

test("a row does not change when its trial goes on", () => {
  const { replay } = replayOf(study("a"), trial(0));
  const before = replay.trial(0)?.row;
  replay.apply({ op_code: 8, worker_id: "w-0", trial_id: 0, user_attr: { a: 1 } });
  expect(before?.userAttrs).toEqual({});
  expect(replay.trial(0)?.row.userAttrs).toEqual({ a: 1 });
  expect(replay.trial(0)?.row).toBe(replay.trial(0)?.row);
  expect(Object.isFrozen(replay.trial(0)?.row)).toBe(true);
});

test("names that objects have by nature are ordinary names", () => {
  const { replay } = replayOf(study("a"), trial(0), param(0, "__proto__", formatDistribution(floatDistribution(0, 1))));
  expect(Object.entries(replay.trial(0)?.row.params ?? {})).toEqual([["__proto__", 1]]);
});
