/**
 * Random cases per property: 200, or what `PROPERTY_RUNS` says for a longer run by hand.
 *
 * @example PROPERTY_RUNS=5000 vitest run packages/backend
 */
export const propertyRuns: number = Number(process.env.PROPERTY_RUNS ?? 200);
