import type { TrainingHistory } from "../learning-curves.js";

/** Ten epochs like the lab sheet's. */
export const sheetHistory: Required<TrainingHistory> = {
  loss: [0.3931, 0.1381, 0.1012, 0.084, 0.0729, 0.0655, 0.0589, 0.0534, 0.0484, 0.0444],
  accuracy: [0.8823, 0.9586, 0.9695, 0.9743, 0.9778, 0.9797, 0.9815, 0.9834, 0.9846, 0.9859],
  val_loss: [0.1435, 0.0851, 0.0766, 0.0597, 0.0595, 0.0541, 0.0511, 0.0499, 0.0474, 0.0455],
  val_accuracy: [0.9568, 0.9752, 0.9768, 0.9818, 0.9822, 0.9838, 0.9845, 0.9851, 0.9862, 0.9849],
};

/** The lab sheet's confusion matrix, rows 0 and 2 (lost in its scan) filled in to MNIST's counts. */
export const sheetMatrix: number[][] = [
  [977, 0, 0, 0, 0, 0, 1, 1, 1, 0],
  [0, 1131, 1, 1, 0, 1, 0, 1, 0, 0],
  [2, 2, 1022, 0, 1, 0, 0, 3, 2, 0],
  [0, 0, 2, 998, 0, 5, 0, 2, 2, 1],
  [1, 0, 1, 0, 971, 0, 2, 1, 1, 5],
  [1, 0, 0, 3, 0, 886, 1, 1, 0, 0],
  [5, 1, 0, 0, 1, 8, 943, 0, 0, 0],
  [1, 3, 10, 3, 0, 0, 0, 1007, 1, 3],
  [5, 0, 4, 0, 1, 3, 0, 4, 953, 4],
  [2, 3, 1, 1, 2, 6, 0, 4, 1, 989],
];

/** An image of 28 × 28 whose pixels take every grey value. */
export const gradient: Uint8Array = Uint8Array.from({ length: 784 }, (_, i) => (i * 37) % 256);
