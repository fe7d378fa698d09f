import { arch, availableParallelism, cpus, platform, release, totalmem } from "node:os";
import { version_core } from "@tensorflow/tfjs-core";
import { version } from "../version.js";

/** The programs of a run. */
export interface Versions {
  readonly mnistlab: string;
  readonly tensorflowJs: string;
  readonly node: string;
}

/** The computer of a run. */
export interface Machine {
  /** E.g. "linux 6.8.0 x64". */
  readonly system: string;
  /** Name of the processor, as the system gives it. */
  readonly processor: string;
  /** Processors that this process may use. */
  readonly processors: number;
  /** Bytes of main memory. */
  readonly memoryBytes: number;
}

/** The versions of this package, TensorFlow.js and Node. */
export function versions(): Versions {
  return { mnistlab: version(), tensorflowJs: version_core, node: process.versions.node };
}

/** This computer. */
export function machine(): Machine {
  return {
    system: `${platform()} ${release()} ${arch()}`,
    processor: cpus()[0]?.model.trim() || "unknown processor",
    processors: availableParallelism(),
    memoryBytes: totalmem(),
  };
}

/** The largest amount of main memory that this process has held so far, in bytes. */
export function peakMemoryBytes(): number {
  return process.resourceUsage().maxRSS * 1024;
}
