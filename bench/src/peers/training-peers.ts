import { fileURLToPath } from "node:url";
import type { Network } from "../networks.ts";
import type { PeerProgram } from "./peer-process.ts";

/** Another trainer. */
export interface TrainingPeer {
  /** To speak of it where it is missing. */
  readonly title: string;
  readonly kind: "JavaScript" | "PyTorch" | "PyTorch, tuned";
  readonly program: PeerProgram;
  /** Images of its batch, where a whole batch takes too long. @default all */
  readonly images?: number;
}

/** Debian's Python: a package of its own brings PyTorch. */
const PYTHON = "/usr/bin/python3";

/**
 * glibc gives large blocks back to the system when they are freed, and PyTorch fetches them again at every step: page faults
 * take up to half of its time. A user who knows tells it to keep them.
 */
const keepMemory = {
  MALLOC_MMAP_THRESHOLD_: String(2 ** 30),
  MALLOC_TRIM_THRESHOLD_: String(2 ** 32),
  MALLOC_TOP_PAD_: String(2 ** 26),
};

/** All that this house knows to start; what is not installed, or cannot train the network, says so itself. */
export function trainingPeers({ name }: Network): TrainingPeer[] {
  return [
    javascript("stock TF.js cpu", "tfjs-stock.ts", ["cpu"], 8),
    javascript("stock TF.js wasm", "tfjs-stock.ts", ["wasm"]),
    javascript("jax-js", "jax-js.ts", ["patches"]),
    // Several times slower everywhere: half a minute per step of the largest network.
    ...(name === "sheet" ? [javascript("jax-js", "jax-js.ts", ["convolution"])] : []),
    javascript("convnetjs", "convnetjs.ts", []),
    pytorch("default"),
    pytorch("channels_last"),
    pytorch("default", true),
    pytorch("channels_last", true),
  ];
}

function javascript(title: string, file: string, args: string[], images?: number): TrainingPeer {
  return { title, kind: "JavaScript", program: { command: process.execPath, args: [pathOf(file), ...args] }, images };
}

function pytorch(layout: "default" | "channels_last", tuned = false): TrainingPeer {
  const program = { command: PYTHON, args: [pathOf("pytorch.py"), layout] };
  return {
    title: "PyTorch",
    kind: tuned ? "PyTorch, tuned" : "PyTorch",
    program: tuned ? { ...program, env: keepMemory, note: "malloc keeps memory" } : program,
  };
}

function pathOf(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}
