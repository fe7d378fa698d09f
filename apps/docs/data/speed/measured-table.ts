/** A table of numbers as text; the first column names the rows. */
export interface MeasuredTable {
  readonly head: readonly string[];
  readonly rows: readonly MeasuredRow[];
  /** Where and when. */
  readonly occasion: string;
  /** What repeats it. */
  readonly command: string;
}

/** A row of a table. */
export interface MeasuredRow {
  readonly name: string;
  readonly cells: readonly string[];
  /** The one that the others are compared with. */
  readonly isReference?: boolean;
}
