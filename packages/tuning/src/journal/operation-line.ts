import { trialStates } from "../trial/trial-state.js";
import { TuningError, type TuningErrorCode } from "../tuning-error.js";
import { type JournalOperation, opCodes } from "./journal-operation.js";
import { formatJson, parseJson } from "./python-json.js";

type Check = (value: unknown) => boolean;

const isId: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isText: Check = (value) => typeof value === "string";
const isNumber: Check = (value) => typeof value === "number";
const isState: Check = (value) => typeof value === "number" && trialStates[value] !== undefined;
const isObject: Check = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isNumbers: Check = (value) => Array.isArray(value) && value.every(isNumber);
const isDirections: Check = (value) =>
  Array.isArray(value) && value.length > 0 && value.every((d) => d === 1 || d === 2);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const ifGiven =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const recordOf =
  (check: Check): Check =>
  (value) =>
    isObject(value) && Object.values(value as object).every(check);

/** What each operation must hold beside `op_code` and `worker_id`. */
const fields: Record<JournalOperation["op_code"], Record<string, Check>> = {
  [opCodes.createStudy]: { study_name: isText, directions: isDirections },
  [opCodes.deleteStudy]: { study_id: isId },
  [opCodes.setStudyUserAttr]: { study_id: isId, user_attr: isObject },
  [opCodes.setStudySystemAttr]: { study_id: isId, system_attr: isObject },
  [opCodes.createTrial]: {
    study_id: isId,
    datetime_start: orNull(isText),
    datetime_complete: ifGiven(isText),
    state: ifGiven(isState),
    value: ifGiven(orNull(isNumber)),
    values: ifGiven(orNull(isNumbers)),
    distributions: ifGiven(recordOf(isText)),
    params: ifGiven(recordOf(isNumber)),
    user_attrs: ifGiven(isObject),
    system_attrs: ifGiven(isObject),
    intermediate_values: ifGiven(recordOf(isNumber)),
  },
  [opCodes.setTrialParam]: { trial_id: isId, param_name: isText, param_value_internal: isNumber, distribution: isText },
  [opCodes.setTrialStateValues]: {
    trial_id: isId,
    state: isState,
    values: orNull(isNumbers),
    datetime_start: ifGiven(isText),
    datetime_complete: ifGiven(isText),
  },
  [opCodes.setTrialIntermediateValue]: { trial_id: isId, step: isId, intermediate_value: isNumber },
  [opCodes.setTrialUserAttr]: { trial_id: isId, user_attr: isObject },
  [opCodes.setTrialSystemAttr]: { trial_id: isId, system_attr: isObject },
  [opCodes.discardTrials]: {},
};

/** The same by code, as lists, which cost less to walk. */
const checks = new Map(Object.entries(fields).map(([code, byName]) => [Number(code), Object.entries(byName)]));

/** An operation as its line of the record, without the line break. */
export function formatOperation(operation: JournalOperation): string {
  return formatJson(operation);
}

/**
 * The operation on a line of the record.
 *
 * @param line - The text of the line, with or without its line break.
 * @param source - What holds the line (a file's path, a key), for the error message.
 * @param lineNumber - Counted from 1, for the error message.
 * @throws {TuningError} `JOURNAL_CORRUPT` if the line is not JSON or lacks what its operation needs;
 * `JOURNAL_UNKNOWN_OPERATION` if its `op_code` is not one of Optuna's.
 */
export function parseOperation(line: string, source: string, lineNumber: number): JournalOperation {
  const corrupt = (found: string, cause?: unknown): TuningError =>
    journalError("JOURNAL_CORRUPT", source, lineNumber, found, cause);
  let operation: Record<string, unknown>;
  try {
    operation = Object(parseJson(line)) as Record<string, unknown>;
  } catch (cause) {
    throw corrupt(`found no JSON: ${excerpt(line)}`, cause);
  }
  const code = operation.op_code;
  if (!Number.isSafeInteger(code)) throw corrupt(`found no op_code: ${excerpt(line)}`);
  const expected = checks.get(code as number);
  if (expected === undefined) {
    throw journalError("JOURNAL_UNKNOWN_OPERATION", source, lineNumber, `found op_code ${String(code)}`);
  }
  const wrong = expected.find(([field, check]) => !check(operation[field]))?.[0];
  const misfit = isText(operation.worker_id) ? wrong : "worker_id";
  if (misfit !== undefined) throw corrupt(`field ${misfit} does not fit op_code ${String(code)}: ${excerpt(line)}`);
  return operation as unknown as JournalOperation;
}

/** The error for a line of a record that cannot be understood. */
export function journalError(
  code: Extract<TuningErrorCode, `JOURNAL_${string}`>,
  source: string,
  lineNumber: number,
  found: string,
  cause?: unknown,
): TuningError {
  return new TuningError(
    code,
    `[tuning] line ${lineNumber} of ${source}: expected an operation of Optuna's journal, ${found}. ` +
      "Nothing was changed; the lines before it are intact.",
    { cause },
  );
}

function excerpt(line: string): string {
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}
