import type { TrialRow } from "../trial/trial-row.js";
import { csvField } from "./csv-field.js";
import type { StudyView } from "./study-view.js";

type Column = readonly [title: string, value: (row: TrialRow) => unknown];

/**
 * A study's trials as CSV (RFC 4180, lines end in CR LF), a line per trial.
 *
 * The columns are those of Optuna's `trials_dataframe`: `number`, `value` (`values_0`, … for several objectives),
 * `datetime_start`, `datetime_complete`, `duration`, then `params_*`, `user_attrs_*` and `system_attrs_*` in
 * alphabetical order, `state`. Times are ISO 8601 in UTC, durations read "0 days 00:01:02.345000", what is missing is
 * empty.
 *
 * @example
 * const study = await createStudy({ name: "demo", direction: "minimize" });
 * await study.optimize((trial) => trial.suggestFloat("x", 0, 1), { trials: 3 });
 * toCsv(study).split("\r\n")[0]; // "number,value,datetime_start,datetime_complete,duration,params_x,state"
 */
export function toCsv(study: StudyView): string {
  const columns: Column[] = [
    ["number", (row) => row.number],
    ...valueColumns(study.directions.length),
    ["datetime_start", (row) => row.datetimeStart],
    ["datetime_complete", (row) => row.datetimeComplete],
    ["duration", duration],
    ...nestedColumns("params", study.trials, (row) => row.params),
    ...nestedColumns("user_attrs", study.trials, (row) => row.userAttrs),
    ...nestedColumns("system_attrs", study.trials, (row) => row.systemAttrs),
    ["state", (row) => row.state],
  ];
  const lines = study.trials.map((row) => columns.map(([, value]) => csvField(value(row))));
  return [columns.map(([title]) => csvField(title)), ...lines].map((fields) => `${fields.join(",")}\r\n`).join("");
}

function valueColumns(objectives: number): Column[] {
  if (objectives === 1) return [["value", (row) => row.value]];
  return Array.from({ length: objectives }, (_, i): Column => [`values_${i}`, (row) => row.values?.[i]]);
}

function nestedColumns(
  prefix: string,
  rows: readonly TrialRow[],
  nested: (row: TrialRow) => Readonly<Record<string, unknown>>,
): Column[] {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(nested(row))))].sort();
  return keys.map(
    (key): Column => [`${prefix}_${key}`, (row) => (Object.hasOwn(nested(row), key) ? nested(row)[key] : null)],
  );
}

/** The time from start to completion as pandas prints a `Timedelta`. */
function duration({ datetimeStart, datetimeComplete }: TrialRow): string | null {
  if (datetimeStart === null || datetimeComplete === null) return null;
  const milliseconds = datetimeComplete.getTime() - datetimeStart.getTime();
  const days = Math.floor(milliseconds / 86_400_000);
  const time = new Date(milliseconds - days * 86_400_000).toISOString().slice(11, 23);
  return `${days} days ${time}000`;
}
