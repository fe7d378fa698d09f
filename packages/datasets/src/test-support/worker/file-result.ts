import type { RunnerTask, RunnerTestFile } from "vitest";

/** What came of the tests of one file. */
export interface FileResult {
  /** Its path from the package's sources, `idx/parse-idx.test.ts`. */
  readonly path: string;
  readonly tests: readonly TestResult[];
}

/** What came of one test. */
export interface TestResult {
  /** Its name with those of its groups. */
  readonly name: string;
  /** Whether it ran and all held. */
  readonly passed: boolean;
  /** Why it failed. */
  readonly errors: readonly string[];
}

/** The results of a file that has run; what failed outside of its tests is one more that failed. */
export function resultOf(file: RunnerTestFile): FileResult {
  return { path: file.filepath.replaceAll("../", ""), tests: testsOf(file, []) };
}

function testsOf(task: RunnerTask, groups: readonly string[]): TestResult[] {
  const errors = task.result?.errors?.map(({ message, stack }) => `${message}\n${stack}`) ?? [];
  const name = groups.join(" > ") || "the file";
  if (task.type === "test") return [{ name, passed: task.result?.state === "pass", errors }];
  const own = errors.length > 0 ? [{ name, passed: false, errors }] : [];
  return [...own, ...task.tasks.flatMap((child) => testsOf(child, [...groups, child.name]))];
}
