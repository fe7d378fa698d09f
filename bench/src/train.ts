// One training step at batch 128, ours in all its forms beside what else the machine has. Arguments: the names of networks
// (all of them), --quick for fewer runs, --record.
import { loadMnist } from "@mnistlab/datasets";
import { buildNetwork } from "./build-network.ts";
import { kernelSets } from "./kernel-sets.ts";
import { interleave, type Measurement, printTable } from "./measure.ts";
import { chosenNetworks, type Network } from "./networks.ts";
import { ownTrainers } from "./own-trainers.ts";
import { startTrainingPeers } from "./peers/start-training-peers.ts";
import { best, printRatios, type Ratio } from "./ratios.ts";
import { record } from "./record.ts";

const BATCH = 128;
/** Steps of one run of what is timed by the epoch: a fifth of a second for the sheet's network, more for the others. */
const STEPS = { sheet: 100, others: 20 };
const quick = process.argv.includes("--quick");
const rounds = { runs: quick ? 8 : 40, warmUp: 10, seconds: quick ? 4 : 20 };

const { train: digits } = await loadMnist();
const sets = await kernelSets();

for (const network of chosenNetworks()) await compare(network);

async function compare(network: Network): Promise<void> {
  const data = digits.slice(0, BATCH * (network.name === "sheet" ? STEPS.sheet : STEPS.others));
  const own = await ownTrainers(network, data, BATCH, sets);
  const peers = await startTrainingPeers(network, countParameters(network), data.slice(0, BATCH));
  const contestants = [...own.all, ...peers];
  const measured = await interleave(contestants, rounds);
  for (const peer of peers) peer.close();
  own.dispose();
  printTable(`One training step of ${network.title}, batch ${BATCH}`, measured);

  const of = (...chosen: readonly { name: string }[]): Measurement[] =>
    measured.filter(({ name }) => chosen.some((contestant) => contestant.name === name));
  const [bare, trained, fitted] = of(own.bare, own.trained, own.fitted) as [Measurement, Measurement, Measurement];
  const pytorch = peers.filter(({ kind }) => kind !== "JavaScript");
  const ratios: Ratio[] = [
    { name: "our train() / PyTorch, best", of: trained, to: best(of(...pytorch)), most: 0.5 },
    {
      name: "our train() / PyTorch as installed, best",
      of: trained,
      to: best(of(...pytorch.filter(({ kind }) => kind === "PyTorch"))),
    },
    {
      name: "other JavaScript, best / our train()",
      of: best(of(...peers.filter(({ kind }) => kind === "JavaScript"))),
      to: trained,
      least: 20,
    },
    { name: "model.fit() / bare program", of: fitted, to: bare, most: 1.6 },
  ];
  printRatios(ratios);
  record(network.name === "sheet" ? "train" : `train-${network.name}`, { network: network.name, steps: measured });
}

function countParameters(network: Network): number {
  const model = buildNetwork(network);
  const count = model.trainableWeights.reduce((sum, { shape }) => sum + shape.reduce((n, size) => n! * size!, 1)!, 0);
  model.dispose();
  return count;
}
