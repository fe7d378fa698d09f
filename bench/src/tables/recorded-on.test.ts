import { expect, test } from "vitest";
import { recordedOn } from "./recorded-on.ts";

const train = { record: { date: "2026-11-24", machine: "EPYC, Node v24.21.0" }, command: "pnpm bench:train" };
const infer = { ...train, command: "pnpm bench:infer" };
const later = { record: { ...train.record, date: "2026-12-01" }, command: "pnpm bench:scale" };
const elsewhere = { record: { ...train.record, machine: "Xeon, Node v26.0.0" }, command: "pnpm bench:scale" };

test("what records have in common is said once", () => {
  expect(recordedOn(train, infer, infer)).toBe(
    "EPYC, Node 24.21.0; 24 November 2026 (`pnpm bench:train`, `pnpm bench:infer`).",
  );
});

test("other days and machines are told apart", () => {
  expect(recordedOn(train, later)).toBe(
    "EPYC, Node 24.21.0; 24 November 2026 (`pnpm bench:train`), 1 December 2026 (`pnpm bench:scale`).",
  );
  expect(recordedOn(train, elsewhere)).toBe(
    "EPYC, Node 24.21.0; 24 November 2026 (`pnpm bench:train`); Xeon, Node 26.0.0; 24 November 2026 (`pnpm bench:scale`).",
  );
});
