import { expect, test } from "vitest";
import { historyCsv } from "./history-csv.js";

test("a history is a header and a line per epoch, in full precision", () => {
  expect(
    historyCsv([
      { loss: 0.5, accuracy: 0.8, val_loss: 0.4, val_accuracy: 0.9 },
      { loss: 1 / 3, accuracy: 0.85, val_loss: 1e-7, val_accuracy: 1 },
    ]),
  ).toBe("epoch,loss,accuracy,val_loss,val_accuracy\n1,0.5,0.8,0.4,0.9\n2,0.3333333333333333,0.85,1e-7,1\n");
});

test("no epoch leaves the header, no validation leaves its cells empty", () => {
  expect(historyCsv([])).toBe("epoch,loss,accuracy,val_loss,val_accuracy\n");
  expect(historyCsv([{ loss: 1, accuracy: 0 }])).toMatch(/\n1,1,0,,\n$/);
});
