/** Whether small or large objective values are good. */
export type Direction = "minimize" | "maximize";

/** The number that stands for a direction in the record. */
export function directionCode(direction: Direction): 1 | 2 {
  return direction === "minimize" ? 1 : 2;
}

/** The direction that a number of the record stands for. */
export function directionOf(code: 1 | 2): Direction {
  return code === 1 ? "minimize" : "maximize";
}
