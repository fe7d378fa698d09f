/** Milliseconds in a table: 1,240.88. */
export function milliseconds(value: number): string {
  return value.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** A number to three digits, without an exponent: 2.95, 94.9, 1,240. */
export function threeDigits(value: number): string {
  const digits = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
  return Number(value.toPrecision(3)).toLocaleString("en", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
