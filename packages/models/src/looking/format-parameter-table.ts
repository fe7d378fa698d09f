import type { ParameterRow } from "./parameter-table.js";

/**
 * The rows of `parameterTable` as text, one line per layer and the total below.
 *
 * @returns Lines joined by "\n", without one at the end.
 * @example
 * console.log(formatParameterTable(parameterTable(buildCnn())));
 * // conv2d    3·3·1·8 + 8    = 80
 * // conv2d_1  3·3·8·16 + 16  = 1168
 * // flatten   5·5·16         = 400 units
 * // dense     400·64 + 64    = 25664
 * // dense_1   64·10 + 10     = 650
 * // total                    = 27562 parameters
 */
export function formatParameterTable(rows: readonly ParameterRow[]): string {
  const total = rows.reduce((sum, row) => sum + row.parameters, 0);
  const lines = [
    ...rows.map(
      (row) => [row.layer, row.arithmetic, row.parameters > 0 ? `${row.value}` : `${row.value} units`] as const,
    ),
    ["total", "", `${total} parameters`] as const,
  ];
  const width = (column: 0 | 1): number => Math.max(...lines.map((line) => line[column].length));
  const [layerWidth, arithmeticWidth] = [width(0), width(1)];
  return lines
    .map(
      ([layer, arithmetic, value]) => `${layer.padEnd(layerWidth)}  ${arithmetic.padEnd(arithmeticWidth)}  = ${value}`,
    )
    .join("\n");
}
