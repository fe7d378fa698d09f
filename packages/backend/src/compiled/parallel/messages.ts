import type { Portion } from "../program/bind.js";
import type { PortableNetwork } from "./portable-network.js";

/**
 * What the coordinator tells a worker.
 *
 * One buffer per worker goes to and fro with the messages of a step, moved and never copied; see `parcel.ts` for what is in it.
 */
export type ToWorker =
  /** A network to work for from now on; answered when it is ready. */
  | { readonly type: "load"; readonly kernels: WebAssembly.Module; readonly network: PortableNetwork }
  /** Begins a step, whatever was at work, and runs its first stage: the parcel holds weights, targets and examples. */
  | {
      readonly type: "step";
      /** Comes back with every answer. */
      readonly step: number;
      readonly portion: Portion;
      /** Whether the examples are bytes. */
      readonly areBytes: boolean;
      readonly dropoutKeys: readonly number[];
      readonly parcel: ArrayBuffer;
    }
  /** Runs the next stage: the parcel holds the sums over the whole batch that ended the last one. */
  | { readonly type: "sums"; readonly parcel: ArrayBuffer };

/** What a worker answers. */
export type FromWorker =
  | { readonly type: "ready" }
  /** A stage is done: the parcel holds the worker's part of its sums; after the last stage losses and hits, too. */
  | { readonly type: "stage"; readonly step: number; readonly parcel: ArrayBuffer };
