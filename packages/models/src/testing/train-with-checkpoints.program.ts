import { setupWasm } from "@mnistlab/backend";
import type { CheckpointStore } from "../checkpoints/checkpoint-store.js";
import { directoryStore } from "../checkpoints/directory-store.js";
import { trainToBeKilled } from "./train-to-be-killed.js";

/**
 * Trains with checkpoints in a folder, and goes on from those that are there. Prints what it does: `step` and `writing` and
 * `written`, and at the end the bits as JSON.
 */
const [folder, workers] = process.argv.slice(2) as [string, string];

/** The store, telling when it writes. */
function telling(store: CheckpointStore): CheckpointStore {
  return {
    ...store,
    async write(key, bytes) {
      console.log("writing");
      await store.write(key, bytes);
      console.log("written");
    },
  };
}

async function run(): Promise<void> {
  await setupWasm();
  const bits = await trainToBeKilled({
    workers: Number(workers),
    checkpoint: { store: telling(directoryStore(folder)), everySteps: 3 },
    resume: true,
    onEvent({ type }) {
      if (type === "step") console.log("step");
    },
  });
  console.log(JSON.stringify(bits));
}

void run();
