import { setupWasm } from "@mnistlab/backend";
import { env } from "@tensorflow/tfjs-core";
import { report } from "./report.js";
import { trainALittle } from "./train-a-little.js";

async function run() {
  const threadsOffered = await env().getAsync("WASM_HAS_MULTITHREAD_SUPPORT");
  await setupWasm();
  return { isolated: crossOriginIsolated, threadsOffered, losses: await trainALittle() };
}

report(run());
