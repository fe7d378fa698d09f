/** What a contract suite needs of a test runner; `test` of Vitest, Jest, `node:test` and `Deno.test` all fit. */
export interface TestRunner {
  /** Registers a test that fails if the function rejects. */
  test(name: string, run: () => Promise<void>): unknown;
}
