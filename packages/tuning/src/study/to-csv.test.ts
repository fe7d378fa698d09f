import { expect, test } from "vitest";
import { createStudy, inMemory, loadStudy, TrialPruned, toCsv } from "../index.js";
import { csvField } from "./csv-field.js";

test("a study becomes the columns of Optuna's trials_dataframe", async () => {
  const study = await createStudy();
  await study.optimize(
    (trial) => {
      trial.suggestInt("n", trial.number + 4, trial.number + 4);
      if (trial.number === 1) trial.suggestCategorical("kind", ['a "b", c']);
      if (trial.number === 1) throw new TrialPruned();
      trial.setUserAttr("list", [1, "x"]);
      return 0.5;
    },
    { trials: 2 },
  );
  const time = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;
  const duration = String.raw`0 days 00:00:\d\d\.\d{3}000`;
  expect(toCsv(study)).toMatch(
    new RegExp(
      "^number,value,datetime_start,datetime_complete,duration,params_kind,params_n,user_attrs_list,state\r\n" +
        `0,0.5,${time},${time},${duration},,4,"\\[1,""x""\\]",COMPLETE\r\n` +
        `1,,${time},${time},${duration},"a ""b"", c",5,,PRUNED\r\n$`,
    ),
  );
});

test("durations count days, and what is missing is empty", async () => {
  const storage = inMemory();
  const study = await createStudy({ name: "s", storage });
  const create = { op_code: 4, worker_id: "w-0", study_id: 0 } as const;
  await storage.append([
    {
      ...create,
      datetime_start: "2026-01-01T00:00:00.000000+00:00",
      datetime_complete: "2026-01-03T01:02:03.456789+00:00",
      state: 1,
      value: 1,
    },
    { ...create, datetime_start: null, state: 4 },
  ]);
  await study.sync();
  expect(toCsv(study).split("\r\n").slice(1)).toEqual([
    "0,1,2026-01-01T00:00:00.000Z,2026-01-03T01:02:03.456Z,2 days 01:02:03.456000,COMPLETE",
    "1,,,,,WAITING",
    "",
  ]);
});

test("a study with several objectives has a column for each", async () => {
  const storage = inMemory();
  await storage.append([
    { op_code: 0, worker_id: "w-0", study_name: "two", directions: [1, 2] },
    { op_code: 4, worker_id: "w-0", study_id: 0, datetime_start: null, state: 1, values: [3, 4] },
    { op_code: 4, worker_id: "w-0", study_id: 0, datetime_start: null, state: 3 },
  ]);
  expect(toCsv(await loadStudy({ storage }))).toBe(
    "number,values_0,values_1,datetime_start,datetime_complete,duration,state\r\n0,3,4,,,,COMPLETE\r\n1,,,,,,FAIL\r\n",
  );
});

test("a study without trials is a header", async () => {
  expect(toCsv(await createStudy())).toBe("number,value,datetime_start,datetime_complete,duration,state\r\n");
});

test("fields are quoted where a reader would split them, and an empty text differs from nothing", () => {
  expect(["a", "a,b", 'a"b', "a\nb", "a\rb", " a ", "", null, true, 1.5, { a: 1 }].map(csvField)).toEqual([
    "a",
    '"a,b"',
    '"a""b"',
    '"a\nb"',
    '"a\rb"',
    " a ",
    '""',
    "",
    "true",
    "1.5",
    '"{""a"":1}"',
  ]);
});
