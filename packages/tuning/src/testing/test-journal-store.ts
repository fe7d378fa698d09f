import type { JournalOperation } from "../journal/journal-operation.js";
import type { JournalStore } from "../journal/journal-store.js";
import { formatOperation } from "../journal/operation-line.js";

/** What a contract suite needs of a test runner; `test` of Vitest, Jest, `node:test` and `Deno.test` all fit. */
export interface TestRunner {
  /** Registers a test that fails if the function rejects. */
  test(name: string, run: () => Promise<void>): unknown;
}

/**
 * Registers the tests that every {@link JournalStore} must pass.
 *
 * @param makeStore - Opens the record of this key, which is new the first time: equal keys give stores of one record,
 * as two processes would open it.
 * @example
 * import { test } from "vitest";
 * testJournalStore((key) => journalFile(`${directory}/${key}.log`), { test });
 */
export function testJournalStore(
  makeStore: (key: string) => JournalStore | Promise<JournalStore>,
  { test }: TestRunner,
): void {
  test("a new record is empty", async () => {
    const store = await makeStore("empty");
    equal(await store.read(0), []);
    await store.close?.();
  });

  test("operations come back in the order they were appended", async () => {
    const store = await makeStore("order");
    await store.append([note(0), note(1)]);
    await store.append([note(2)]);
    equal(await store.read(0), [note(0), note(1), note(2)]);
    await store.close?.();
  });

  test("reading from a position gives what follows it", async () => {
    const store = await makeStore("position");
    await store.append([note(0), note(1), note(2)]);
    equal(await store.read(1), [note(1), note(2)]);
    equal(await store.read(3), []);
    equal(await store.read(0), [note(0), note(1), note(2)]);
    await store.close?.();
  });

  test("appending nothing adds nothing", async () => {
    const store = await makeStore("nothing");
    await store.append([]);
    equal(await store.read(0), []);
    await store.close?.();
  });

  test("numbers that JSON lacks, line breaks and all of Unicode survive", async () => {
    const store = await makeStore("values");
    const values = [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      5e-324,
      "a\nb\r\n\u2028",
      'ζ🙂\0"\\',
    ];
    const operation: JournalOperation = { op_code: 8, worker_id: "w-0", trial_id: 0, user_attr: { values } };
    await store.append([operation]);
    equal(await store.read(0), [operation]);
    await store.close?.();
  });

  test("a long operation survives", async () => {
    const store = await makeStore("long");
    const operation: JournalOperation = {
      op_code: 8,
      worker_id: "w-0",
      trial_id: 0,
      user_attr: { text: "ä".repeat(1e5) },
    };
    await store.append([operation, note(1)]);
    equal(await store.read(0), [operation, note(1)]);
    await store.close?.();
  });

  test("what was appended or read is a copy", async () => {
    const store = await makeStore("copy");
    const attrs = { key: "before" };
    await store.append([{ op_code: 8, worker_id: "w-0", trial_id: 0, user_attr: attrs }]);
    attrs.key = "after";
    const [first] = await store.read(0);
    equal([first], [{ op_code: 8, worker_id: "w-0", trial_id: 0, user_attr: { key: "before" } }]);
    Object.assign(first ?? {}, { trial_id: 9 });
    equal(await store.read(0), [{ op_code: 8, worker_id: "w-0", trial_id: 0, user_attr: { key: "before" } }]);
    await store.close?.();
  });

  test("a second store of the record sees what the first appends, and the other way round", async () => {
    const a = await makeStore("two");
    const b = await makeStore("two");
    await a.append([note(0)]);
    equal(await b.read(0), [note(0)]);
    await b.append([note(1)]);
    equal(await a.read(0), [note(0), note(1)]);
    equal(await b.read(1), [note(1)]);
    await a.close?.();
    await b.close?.();
  });

  test("a closed record can be opened again", async () => {
    const store = await makeStore("again");
    await store.append([note(0)]);
    await store.close?.();
    const again = await makeStore("again");
    equal(await again.read(0), [note(0)]);
    await again.append([note(1)]);
    equal(await again.read(0), [note(0), note(1)]);
    await again.close?.();
  });

  test("appends of several writers at once all arrive, each whole and in its writer's order", async () => {
    const writers = await Promise.all(
      ["a", "b", "c"].map(async (worker) => ({ worker, store: await makeStore("many") })),
    );
    await Promise.all(
      writers.flatMap(({ worker, store }) =>
        Array.from({ length: 10 }, (_, i) => store.append([note(2 * i, worker), note(2 * i + 1, worker)])),
      ),
    );
    const operations = await (await makeStore("many")).read(0);
    for (const { worker } of writers) {
      const own = operations.filter((operation) => operation.worker_id === worker);
      equal(
        own,
        Array.from({ length: 20 }, (_, i) => note(i, worker)),
      );
    }
    for (let i = 0; i < operations.length; i += 2) {
      equal([operations[i]?.worker_id], [operations[i + 1]?.worker_id]);
    }
    for (const { store } of writers) await store.close?.();
  });
}

/** An operation that can be told from others by its number. */
function note(number: number, worker_id = "w-0"): JournalOperation {
  return { op_code: 7, worker_id, trial_id: 0, step: number, intermediate_value: number / 2 };
}

function equal(actual: readonly unknown[], expected: readonly unknown[]): void {
  const [found, wanted] = [actual, expected].map((list) => (list as JournalOperation[]).map(format).join("\n"));
  if (found !== wanted) throw new Error(`expected the record to hold\n${wanted}\nbut found\n${found}`);
}

function format(item: JournalOperation): string {
  return typeof item === "object" ? formatOperation(sorted(item)) : String(item);
}

/** With the fields in one order: a store need not keep it. */
function sorted<T extends object>(operation: T): T {
  return Object.fromEntries(Object.entries(operation).sort()) as T;
}
