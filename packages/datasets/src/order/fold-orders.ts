/**
 * The positions of each fold's two parts, ascending.
 *
 * @param folds - The fold in which each sample is validated, integers in [0, k), shape [n].
 * @param k - Number of folds.
 */
export function foldOrders(folds: Uint32Array, k: number): { train: Uint32Array; validation: Uint32Array }[] {
  const positions = Uint32Array.from(folds.keys());
  return Array.from({ length: k }, (_, fold) => ({
    train: positions.filter((i) => folds[i] !== fold),
    validation: positions.filter((i) => folds[i] === fold),
  }));
}
