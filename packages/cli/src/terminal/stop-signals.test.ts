import { expect, test, vi } from "vitest";
import { CliError } from "../cli-error.js";
import { listenForStop } from "./stop-signals.js";

test("the first signal aborts, SIGTERM then changes nothing, Ctrl-C ends the process, none is heard after dispose", () => {
  const exit = vi.spyOn(process, "exit").mockImplementation((() => undefined) as never);
  const before = process.listenerCount("SIGINT");
  const onStop = vi.fn();
  const stop = listenForStop(onStop);
  try {
    process.emit("SIGTERM", "SIGTERM");
    expect(stop.signal.aborted).toBe(true);
    expect(CliError.isInstance(stop.signal.reason)).toBe(true);
    process.emit("SIGTERM", "SIGTERM");
    expect(exit).not.toHaveBeenCalled();
    process.emit("SIGINT", "SIGINT");
    expect(exit).toHaveBeenCalledWith(130);
    expect(onStop).toHaveBeenCalledTimes(1);
  } finally {
    stop.dispose();
    exit.mockRestore();
  }
  expect(process.listenerCount("SIGINT")).toBe(before);
});
