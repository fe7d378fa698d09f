/**
 * `value` with `digits` decimals as Python's `f"{value:.{digits}f}"` writes it.
 *
 * `toFixed` rounds the exact decimal expansion too, but a tie away from zero (0.125 → "0.13") where Python takes the even neighbour ("0.12").
 *
 * @param value - A score ≥ 0, or `NaN` (written "nan").
 * @param digits - An integer in [0, 98].
 */
export function formatFixed(value: number, digits: number): string {
  if (Number.isNaN(value)) return "nan";
  const rounded = value.toFixed(digits);
  const exact = value.toFixed(100);
  const cut = exact.indexOf(".") + 1 + digits;
  const isTie = /^50*$/.test(exact.slice(cut));
  const truncated = exact.slice(0, digits === 0 ? cut - 1 : cut);
  return isTie && Number(truncated.at(-1)) % 2 === 0 ? truncated : rounded;
}
