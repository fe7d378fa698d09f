import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { LayerSpec } from "../networks.ts";

/** What a peer is to train, again and again: one batch, labels by class index. */
export interface PeerTask {
  readonly layers: readonly LayerSpec[];
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

/** A program that trains a network in a process of its own. */
export interface PeerProgram {
  readonly command: string;
  readonly args: readonly string[];
  /** Added to this process' environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** What of this its name should say. */
  readonly note?: string;
}

/** A peer that has taken its first step. */
export interface Peer {
  /** With version and settings. */
  readonly name: string;
  /** Trained ones. */
  readonly parameters: number;
  /** Of the batch, before any training. */
  readonly firstLoss: number;
  /** Milliseconds of a step, the mean of `steps`, and the loss of the last one. */
  run(steps: number): Promise<PeerRun>;
  close(): void;
}

export interface PeerRun {
  readonly ms: number;
  readonly loss: number;
}

/** Why there is nothing to compare with. */
export interface NoPeer {
  readonly missing: string;
}

/**
 * Starts a peer. Both sides speak in lines of JSON: the task; then the peer's name, parameters and first loss, or what it is
 * missing; then the number of steps to take, as often as wanted, each answered by the time of one and the loss.
 */
export async function startPeer({ command, args, env }: PeerProgram, task: PeerTask): Promise<Peer | NoPeer> {
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
  const ask = async (question: object | number) => {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    const { value, done } = await answers.next();
    return done ? { missing: complaint.trim().split("\n").at(-1) || "it ended without a word" } : value;
  };
  const { layers, images, labels } = task;
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
  const hello = (await ask({ layers, images: base64(images), labels: base64(labels) })) as Peer | NoPeer;
  if ("missing" in hello) return hello;
  return {
    ...hello,
    async run(steps) {
      const answer = (await ask(steps)) as PeerRun | NoPeer;
      if ("missing" in answer) throw new Error(`${hello.name}: ${answer.missing}`);
      return answer;
    },
    close: () => child.stdin.end(),
  };
}

async function* answersOf(child: ChildProcess): AsyncGenerator<unknown> {
  for await (const line of createInterface({ input: child.stdout! })) {
    if (line.startsWith("{")) yield JSON.parse(line); // else a library greets
  }
}
