/**
 * One row of a table with columns of fixed width, as many lines as the longest cell needs.
 *
 * Equals `print_row` of Keras 2.15 (`utils/layer_utils.py`): the row is indented by one space, columns keep at least two
 * spaces between them, and a cell breaks after its width or after a bracket that closes before a comma.
 *
 * @param cells - One text per column.
 * @param ends - Where each column ends, in characters from the left.
 */
export function wrapRow(cells: readonly string[], ends: readonly number[]): string[] {
  const left = [...cells];
  const lines: string[] = [];
  while (left.some((cell) => cell.length > 0)) {
    let line = " ";
    left.forEach((cell, column) => {
      const isLast = column === ends.length - 1;
      const width = ends[column]! - (ends[column - 1] ?? 0) - (isLast ? 0 : 3);
      const bracket = /(\)|\}|\]|'),/.exec(cell.slice(0, width));
      const taken = bracket ? bracket.index + 2 : width;
      line = (line + cell.slice(0, taken)).padEnd(ends[column]!);
      left[column] = cell.slice(taken);
    });
    lines.push(line.trimEnd());
  }
  return lines;
}
