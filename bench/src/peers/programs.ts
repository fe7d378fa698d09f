import { fileURLToPath } from "node:url";
import type { PeerProgram } from "./peer-process.ts";

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

/** A peer in Node: a file of this folder. */
export function node(file: string, ...args: string[]): PeerProgram {
  return { command: process.execPath, args: [pathOf(file), ...args] };
}

/** A peer in PyTorch. @param tuned - Whether glibc keeps memory for it. */
export function pytorch(file: string, layout: "default" | "channels_last", tuned: boolean): PeerProgram {
  const program = { command: PYTHON, args: ["-B", pathOf(file), layout] };
  return tuned ? { ...program, env: keepMemory, note: "malloc keeps memory" } : program;
}

function pathOf(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}
