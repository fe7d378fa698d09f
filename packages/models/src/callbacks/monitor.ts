import { ModelError } from "../model-error.js";
import type { EpochLogs } from "../training/train-events.js";

/** A number of an epoch, under Keras' names. */
export type Monitor = keyof EpochLogs;

/** Which way a number gets better. */
export type MonitorMode = "min" | "max";

/** The way that a monitored number gets better: the loss falls, the accuracy rises. */
export function modeOf(monitor: Monitor): MonitorMode {
  return monitor.endsWith("loss") ? "min" : "max";
}

/**
 * The monitored number of an epoch.
 *
 * @param who - The callback, for the message.
 * @throws {ModelError} `INVALID_ARGUMENT` if the epoch has no such number, as without validation.
 */
export function monitored(who: string, monitor: Monitor, logs: EpochLogs): number {
  const value = logs[monitor];
  if (value !== undefined) return value;
  throw new ModelError(
    "INVALID_ARGUMENT",
    `[models] ${who} expected an epoch with ${monitor}, found ${Object.keys(logs).join(", ")}: train with ` +
      `validationSplit or validationData, or pass another monitor.`,
  );
}

/** Whether `value` is better than `best` by more than `minDelta`; any number is better than none. NaN never is. */
export function isBetter(mode: MonitorMode, value: number, best: number | null, minDelta = 0): boolean {
  if (Number.isNaN(value)) return false;
  if (best === null) return true;
  return mode === "min" ? value < best - minDelta : value > best + minDelta;
}
