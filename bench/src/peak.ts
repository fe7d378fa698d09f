// How fast one core multiplies and adds in WASM at all, and which share of that compiled training steps reach.
import { accelerationOf, setupWasm } from "@mnistlab/backend";
import { loadMnist } from "@mnistlab/datasets";
import { buildNetwork } from "./build-network.ts";
import { countFlops } from "./count-flops.ts";
import { type Contestant, interleave, machine } from "./measure.ts";
import { chosenNetworks } from "./networks.ts";
import { compilePeakLoop } from "./peak-loop.ts";
import { record } from "./record.ts";

const BATCH = 128;
const ACCUMULATORS = [8, 10, 12];
const LOOP_STEPS = 500_000;
const quick = process.argv.includes("--quick");
const ROUNDS = quick ? 10 : 40;

const { train } = await loadMnist();
const first = train.slice(0, BATCH);
const batch = { examples: first.images, targets: first.labels, size: BATCH };

const sets = { plain: false, relaxed: true };
const results = [];
for (const [set, relaxedSimd] of Object.entries(sets)) {
  const registration = await setupWasm({ relaxedSimd });
  const loops = await Promise.all(ACCUMULATORS.map((count) => compilePeakLoop(count, relaxedSimd)));
  const models = chosenNetworks().map((network) => ({ network, model: buildNetwork(network) }));
  const contestants: Contestant[] = [
    ...loops.map((loop) => ({ name: `${loop.accumulators} accumulators`, run: () => loop.run(LOOP_STEPS) })),
    ...models.map(({ network, model }) => {
      const step = () => void accelerationOf(model)!.trainStep(batch);
      // An untimed step brings the caches back after the others' turns.
      return { name: network.title, prepare: async () => step(), run: step };
    }),
  ];
  const measured = await interleave(contestants, { runs: ROUNDS });
  const gigaflops = (flops: number, ms: number) => flops / ms / 1e6;
  const ofLoops = loops.map((loop, i) => gigaflops(loop.flops(LOOP_STEPS), measured[i]!.min));
  const peak = Math.max(...ofLoops);
  const steps = models.map(({ network, model }, i) => {
    const flops = countFlops(model) * BATCH;
    const { min, median } = measured[loops.length + i]!;
    return { network: network.name, megaflops: flops / 1e6, min, median, gigaflops: gigaflops(flops, min) };
  });
  results.push({ set, peak, steps: steps.map((step) => ({ ...step, share: step.gigaflops / peak })) });
  for (const { model } of models) model.dispose();
  registration.dispose();

  console.log(`\n${set === "plain" ? "f32x4 mul + add" : "f32x4 relaxed_madd"}, one core: ${peak.toFixed(1)} GFLOP/s`);
  console.log(`  (${ACCUMULATORS.map((count, i) => `${count} accumulators: ${ofLoops[i]!.toFixed(1)}`).join(", ")})`);
  console.log(`  ${"one training step of".padEnd(50)}   MFLOP   min ms  median ms  GFLOP/s  of the peak`);
  for (const [i, { megaflops, min, median, gigaflops }] of steps.entries()) {
    console.log(
      `  ${models[i]!.network.title.padEnd(50)} ${megaflops.toFixed(1).padStart(7)} ${min.toFixed(2).padStart(8)} ` +
        `${median.toFixed(2).padStart(10)} ${gigaflops.toFixed(1).padStart(8)} ${((100 * gigaflops) / peak).toFixed(0).padStart(9)} %`,
    );
  }
}
console.log("\nMFLOP as the layers' definitions have them; Winograd's filtering does fewer where it applies.");
console.log(`Batch ${BATCH}, minimum of ${ROUNDS} runs. ${machine()}`);
record("peak", { results });
