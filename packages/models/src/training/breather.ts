/** Lets other work of the process run between the steps of a long computation. */
export interface Breather {
  /** Resolves at once, or after a turn of the event loop if the last one is more than 20 ms ago. */
  breathe(): Promise<void> | undefined;
}

/** Milliseconds after which timers, signals and input should get a turn. */
const patience = 20;

/**
 * A breather: `await breather.breathe()` after every step costs a look at the clock, and a turn of the event loop every
 * 20 ms. Without it a loop whose steps resolve at once would keep timers, Ctrl-C and a page's input waiting for minutes.
 */
export function createBreather(): Breather {
  let last = performance.now();
  return {
    breathe() {
      if (performance.now() - last < patience) return undefined;
      return nextTurn().then(() => {
        last = performance.now();
      });
    },
  };
}

/** Resolves in a new task: `setImmediate` where it exists, a message to oneself elsewhere (timers are throttled there). */
function nextTurn(): Promise<void> {
  if (typeof setImmediate === "function") return new Promise((resolve) => setImmediate(resolve));
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
