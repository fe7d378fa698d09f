import { expect, test } from "vitest";
import { kerasEpochLine, kerasNumber, pythonExponential } from "./keras-lines.js";

test("an epoch's line is the one Keras prints", () => {
  const logs = { loss: 0.13812, accuracy: 0.95859, val_loss: 0.0851, val_accuracy: 0.9752 };
  expect(kerasEpochLine({ type: "epoch", epoch: 2, epochs: 10, seconds: 13.5, logs }, 375)).toBe(
    "375/375 [==============================] - 14s 36ms/step - loss: 0.1381 - accuracy: 0.9586 - val_loss: 0.0851 - val_accuracy: 0.9752",
  );
});

test("numbers are written as Python writes them", () => {
  expect([0.5, 0.0011, 0.001, 4.2e-7, 0].map(kerasNumber)).toEqual([
    "0.5000",
    "0.0011",
    "1.0000e-03",
    "4.2000e-07",
    "0.0000e+00",
  ]);
  expect(pythonExponential(1.3207576e-9, 7)).toBe("1.3207576e-09");
  expect(pythonExponential(1e-12, 1)).toBe("1.0e-12");
});
