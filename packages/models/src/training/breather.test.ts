import { afterEach, expect, test, vi } from "vitest";
import { createBreather } from "./breather.js";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test("there is no pause within 20 ms of the last one, and a turn of the event loop after them", async () => {
  const clock = vi.spyOn(performance, "now").mockReturnValue(1000);
  const breather = createBreather();
  clock.mockReturnValue(1019);
  expect(breather.breathe()).toBeUndefined();
  clock.mockReturnValue(1020);
  let turned = false;
  setImmediate(() => {
    turned = true;
  });
  await breather.breathe();
  expect(turned).toBe(true);
  expect(breather.breathe()).toBeUndefined();
});

test("without setImmediate, as in browsers, a message to oneself gives the turn", async () => {
  const clock = vi.spyOn(performance, "now").mockReturnValue(0);
  const breather = createBreather();
  vi.stubGlobal("setImmediate", undefined);
  clock.mockReturnValue(50);
  await expect(breather.breathe()).resolves.toBeUndefined();
});
