/** Milliseconds as tables show them: 2.95, 1,240.88. */
export function milliseconds(value: number): string {
  return value.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** How many times one thing is another, to three digits: 1.78, 20.6, 322. */
export function times(value: number): string {
  return value < 9.995 ? value.toFixed(2) : value < 99.95 ? value.toFixed(1) : value.toFixed(0);
}
