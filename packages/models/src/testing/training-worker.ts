import { setupWasm } from "@mnistlab/backend";
import { indexedDbStore } from "../checkpoints/indexed-db-store.js";
import { opfsStore } from "../checkpoints/opfs-store.js";
import { trainToBeKilled } from "./train-to-be-killed.js";

/** Where the worker is to keep its checkpoints. */
export interface TrainingRequest {
  readonly driver: "opfsStore" | "indexedDbStore";
  readonly name: string;
}

/** A worker that trains with checkpoints, going on from those that are there; tells each step, and at the end the bits. */
self.onmessage = async ({ data: { driver, name } }: MessageEvent<TrainingRequest>) => {
  await setupWasm();
  const store = { opfsStore, indexedDbStore }[driver](name);
  const bits = await trainToBeKilled({
    checkpoint: { store, everySteps: 1 },
    resume: true,
    onEvent({ type }) {
      if (type === "step") self.postMessage("step");
    },
  });
  self.postMessage(bits);
};
