import { permutation } from "../src/order/permutation.js";

/**
 * As many positions of each class as asked for, drawn at random, ascending.
 *
 * @throws {Error} If a class has fewer samples than that.
 */
export function sampleOrder(
  labels: Uint8Array,
  { perClass, classes, seed }: { perClass: number; classes: number; seed: number },
): number[] {
  const taken = new Array<number>(classes).fill(0);
  const order = [...permutation(labels.length, seed)].filter((position) => taken[labels[position]!]!++ < perClass);
  if (order.length !== perClass * classes) {
    throw new Error(`expected ${perClass} samples of each of ${classes} classes, found ${taken}.`);
  }
  return order.sort((a, b) => a - b);
}
