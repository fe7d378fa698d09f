import fc from "fast-check";
import { expect, test } from "vitest";
import { prefetched } from "./prefetched.js";

/** Lets every task that is scheduled run, and those that they schedule, as often as `rounds`. */
async function idle(rounds: number): Promise<void> {
  for (let i = 0; i < rounds; i++) await new Promise((resolve) => setTimeout(resolve));
}

/** 0, 1, … `length` − 1, and a list of those that were made. */
function counted(length: number) {
  const made: number[] = [];
  function* numbers() {
    try {
      for (let i = 0; i < length; i++) {
        made.push(i);
        yield i;
      }
    } finally {
      made.push(Number.POSITIVE_INFINITY);
    }
  }
  return { made, numbers: numbers() };
}

test("gives every value once, in order, however long the consumer waits in between", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(6), fc.nat(3), fc.array(fc.nat(3), { maxLength: 6 }), async (length, count, waits) => {
      const values: number[] = [];
      for await (const value of prefetched(counted(length).numbers, count)) {
        values.push(value);
        await idle(waits[value] ?? 0);
      }
      expect(values).toEqual(Array.from({ length }, (_, i) => i));
    }),
    { seed: 1, numRuns: 60 },
  );
});

test("makes as many values ahead as asked for while the consumer waits, and none before it starts", async () => {
  for (const count of [0, 1, 3]) {
    const { made, numbers } = counted(10);
    const iterator = prefetched(numbers, count);
    await idle(3);
    expect(made).toEqual([]);
    await iterator.next();
    expect(made).toEqual([0]);
    await idle(6);
    expect(made.length).toBe(1 + count);
    await iterator.return?.();
  }
});

test("leaving the loop ends the source and makes nothing more", async () => {
  const { made, numbers } = counted(10);
  for await (const _ of prefetched(numbers, 2)) break;
  await idle(3);
  expect(made).toEqual([0, Number.POSITIVE_INFINITY]);
});

test("throws what the source threw ahead, in its turn, and then is at its end", async () => {
  function* failing() {
    yield 0;
    throw new Error("no memory");
  }
  const iterator = prefetched(failing(), 2);
  expect(await iterator.next()).toEqual({ done: false, value: 0 });
  await idle(4);
  await expect(iterator.next()).rejects.toThrow("no memory");
  expect(await iterator.next()).toEqual({ done: true, value: undefined });
});
