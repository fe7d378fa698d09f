import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** PyTorch in a process of its own. */
export interface Pytorch {
  readonly version: string;
  /** Milliseconds of a step, the mean of `steps`, and the loss of the last one. */
  run(channelsLast: boolean, steps: number): Promise<{ ms: number; loss: number }>;
  close(): void;
}

/** Debian's Python: a package of its own brings PyTorch. */
const PYTHON = "/usr/bin/python3";

/**
 * Starts PyTorch on one batch of 28 × 28 images; `undefined` where it is not installed: `apt-get install python3-torch`, and
 * `libopenblas0-pthread`, without which its matrix products take several times as long.
 */
export async function startPytorch(images: Uint8Array, labels: Uint8Array): Promise<Pytorch | undefined> {
  const script = fileURLToPath(new URL("pytorch.py", import.meta.url));
  const env = { ...process.env, OPENBLAS_NUM_THREADS: "1", OMP_NUM_THREADS: "1" };
  const child = spawn(PYTHON, [script, String(labels.length)], { stdio: ["pipe", "pipe", "ignore"], env });
  child.on("error", () => {}); // no Python: the lines below end at once
  child.stdin.on("error", () => {});
  child.stdin.write(images);
  child.stdin.write(labels);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done) return undefined;
  return {
    version: first.value,
    async run(channelsLast, steps) {
      child.stdin.write(`${channelsLast ? 1 : 0} ${steps}\n`);
      const [ms, loss] = (await lines.next()).value!.split(" ").map(Number);
      return { ms: ms!, loss: loss! };
    },
    close: () => child.stdin.end(),
  };
}
