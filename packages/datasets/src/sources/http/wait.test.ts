import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { wait } from "./wait.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("resolves after the delay and not before", async () => {
  const done = vi.fn();
  const waiting = wait(1000).then(done);
  await vi.advanceTimersByTimeAsync(999);
  expect(done).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await waiting;
  expect(done).toHaveBeenCalled();
});

test("rejects with the reason when aborted, before or while waiting, and leaves no timer", async () => {
  await expect(wait(1000, AbortSignal.abort("before"))).rejects.toBe("before");
  const controller = new AbortController();
  const waiting = wait(1000, controller.signal);
  controller.abort("while");
  await expect(waiting).rejects.toBe("while");
  expect(vi.getTimerCount()).toBe(0);
});
