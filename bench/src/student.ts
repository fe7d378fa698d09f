/** The 97.5 % points of Student's t distribution with 1, 2, 3, … degrees of freedom, to three decimals. */
const points = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
];

/** Mean of some runs, and how far it may be off. */
export interface Spread {
  readonly mean: number;
  /** Of the sample: n − 1 in the denominator. */
  readonly standardDeviation: number;
  /** The 95 % confidence interval of the mean (Student 1908, "The Probable Error of a Mean"). */
  readonly interval: readonly [low: number, high: number];
}

/** Mean, standard deviation and Student's interval of 2 to 16 numbers. */
export function spreadOf(values: readonly number[]): Spread {
  const point = points[values.length - 2];
  if (point === undefined) throw new RangeError(`expected 2 to 16 numbers, found ${values.length}`);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const standardDeviation = Math.sqrt(squares / (values.length - 1));
  const half = (point * standardDeviation) / Math.sqrt(values.length);
  return { mean, standardDeviation, interval: [mean - half, mean + half] };
}
