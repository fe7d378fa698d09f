import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A program that does in a process of its own what ours does. */
export interface PeerProgram {
  readonly command: string;
  readonly args: readonly string[];
  /** Added to this process' environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** What of this its name should say. */
  readonly note?: string;
}

/** A peer that has understood its task. */
export interface PeerProcess<Hello, Answer> {
  /** What it said of itself. */
  readonly hello: Hello;
  /** Has it do its task `times` times. */
  run(times: number): Promise<Answer>;
  close(): void;
}

/** Why there is nothing to compare with. */
export interface NoPeer {
  readonly missing: string;
}

/**
 * Starts a peer. Both sides speak in lines of JSON: the task; then what the peer says of itself, or what it is missing; then
 * a number, how often to do it, as often as wanted, and the answer to each.
 */
export async function startPeer<Hello extends object, Answer extends object>(
  { command, args, env }: PeerProgram,
  task: object,
): Promise<PeerProcess<Hello, Answer> | NoPeer> {
  const oneThread = { OPENBLAS_NUM_THREADS: "1", OMP_NUM_THREADS: "1" };
  const child = spawn(command, args, { stdio: "pipe", env: { ...process.env, ...oneThread, ...env } });
  let complaint = "";
  child.stderr.on("data", (data) => {
    complaint += data;
  });
  child.on("error", ({ message }) => {
    complaint = message;
  });
  child.stdin.on("error", () => {}); // it has ended: its answers end, too
  const answers = answersOf(child);
  const ask = async <T extends object>(question: object | number): Promise<T | NoPeer> => {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    const { value, done } = await answers.next();
    return done ? { missing: reasonIn(complaint) } : (value as T);
  };
  const hello = await ask<Hello>(task);
  if ("missing" in hello) return hello;
  return {
    hello,
    async run(times) {
      const answer = await ask<Answer>(times);
      if ("missing" in answer) throw new Error(`A peer ended at work: ${answer.missing}`);
      return answer;
    },
    close: () => child.stdin.end(),
  };
}

/** Bytes for a line of JSON. */
export function toBase64({ buffer, byteOffset, byteLength }: Uint8Array | Float32Array): string {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength).toString("base64");
}

/** And back; they lie at the beginning of a buffer of their own. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, "base64"));
}

/** The line that names the error, in what a program that ended wrote: the last one, as both Python and Node print it. */
function reasonIn(complaint: string): string {
  const lines = complaint.trim().split("\n");
  return lines.findLast((line) => /^\w*Error\b/.test(line)) ?? (lines.at(-1) || "it ended without a word");
}

async function* answersOf(child: ChildProcess): AsyncGenerator<unknown> {
  for await (const line of createInterface({ input: child.stdout! })) {
    if (line.startsWith("{")) yield JSON.parse(line); // else a library greets
  }
}
