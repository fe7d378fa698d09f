import type { EpochEvent, EpochLogs } from "@mnistlab/models";

/**
 * A loss or an accuracy as Keras' progress bar prints it: four decimals, or in scientific notation up to 0.001.
 *
 * @example
 * kerasNumber(0.13812); // "0.1381"
 * kerasNumber(0.00042); // "4.2000e-04"
 */
export function kerasNumber(value: number): string {
  return Math.abs(value) > 1e-3 ? value.toFixed(4) : pythonExponential(value, 4);
}

/**
 * A number as Python's `%.{digits}e` prints it: at least two digits of exponent.
 *
 * @example
 * pythonExponential(1.3207576e-9, 7); // "1.3207576e-09"
 */
export function pythonExponential(value: number, digits: number): string {
  return value.toExponential(digits).replace(/e([+-])(\d)$/, "e$10$2");
}

/** Loss and accuracy as Keras' progress bar shows them: "loss: 0.1381 - accuracy: 0.9586 - val_loss: …". */
export function kerasLogs(logs: EpochLogs): string {
  const { loss, accuracy, val_loss, val_accuracy } = logs;
  return Object.entries({ loss, accuracy, val_loss, val_accuracy })
    .filter((entry): entry is [string, number] => entry[1] !== undefined)
    .map(([name, value]) => `${name}: ${kerasNumber(value)}`)
    .join(" - ");
}

/**
 * The line that Keras leaves of an epoch.
 *
 * @example
 * kerasEpochLine({ type: "epoch", epoch: 2, epochs: 10, seconds: 13.5, logs: { loss: 0.1381, accuracy: 0.9586 } }, 375);
 * // "375/375 [==============================] - 14s 36ms/step - loss: 0.1381 - accuracy: 0.9586"
 */
export function kerasEpochLine({ seconds, logs }: EpochEvent, steps: number): string {
  const time = `${seconds.toFixed(0)}s ${kerasStepTime(seconds / steps)}/step`;
  return `${steps}/${steps} [${"=".repeat(30)}] - ${time} - ${kerasLogs(logs)}`;
}

function kerasStepTime(seconds: number): string {
  if (seconds >= 1) return `${seconds.toFixed(0)}s`;
  return seconds >= 1e-3 ? `${(seconds * 1e3).toFixed(0)}ms` : `${(seconds * 1e6).toFixed(0)}us`;
}
