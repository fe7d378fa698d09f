// jax-js on WebAssembly: the whole step, Adam included, as one function for its compiler. The argument says how to convolve.
import {
  defaultDevice,
  init,
  type Array as JaxArray,
  jit,
  nn,
  numpy as np,
  random,
  tree,
  valueAndGrad,
} from "@jax-js/jax";
import { type Convolution, makeLayers } from "./jax-js-layers.ts";
import { pinnedVersion } from "./pinned-version.ts";
import { serveTraining } from "./serve-training.ts";

await serveTraining(async (specs, images, labels) => {
  await init("wasm");
  defaultDevice("wasm");
  const convolution = process.argv[2] as Convolution;
  const layers = makeLayers(specs, convolution);
  const batch = labels.length;
  const x = np.array(Float32Array.from(images, (byte) => byte / 255)).reshape([batch, 28, 28, 1]);
  const y = nn.oneHot(np.array(Int32Array.from(labels)), 10);

  const lossOf = (weights: JaxArray[][], x: JaxArray, y: JaxArray, key: JaxArray) => {
    const logits = layers.reduce((h, layer, i) => layer.apply(h, weights[i]!, key), x);
    key.dispose();
    return nn.logSoftmax(logits, -1).mul(y).sum().div(-batch);
  };
  /** @param rate - Adam's, with what corrects the moments' bias in it. */
  const trainStep = jit((state: State, rate: JaxArray, x: JaxArray, y: JaxArray, key: JaxArray): [State, JaxArray] => {
    const [loss, gradients] = valueAndGrad(lossOf)(tree.ref(state.weights), x, y, key);
    const next: State = { weights: [], first: [], second: [] };
    state.weights.forEach((weights, i) => {
      const first = weights.map((_, j) => state.first[i]![j]!.mul(0.9).add(gradients[i]![j]!.ref.mul(0.1)));
      const second = weights.map((_, j) =>
        state.second[i]![j]!.mul(0.999).add(np.square(gradients[i]![j]!).mul(0.001)),
      );
      next.first.push(first);
      next.second.push(second);
      next.weights.push(
        weights.map((w, j) => w.sub(first[j]!.ref.mul(rate.ref).div(np.sqrt(second[j]!.ref).add(1e-7)))),
      );
    });
    rate.dispose();
    return [next, loss];
  });

  const zeros = () => layers.map(({ weights }) => weights.map(({ shape }) => np.zeros(shape)));
  let state: State = { weights: layers.map(({ weights }) => weights), first: zeros(), second: zeros() };
  let steps = 0;
  return {
    name: `jax-js ${pinnedVersion("@jax-js/jax")} wasm, one jit, ${convolution === "patches" ? "patches and matrix products" : "its own convolution"}`,
    parameters: layers.flatMap(({ weights }) => weights).reduce((total, { size }) => total + size, 0),
    async step() {
      steps++;
      const rate = (1e-3 * Math.sqrt(1 - 0.999 ** steps)) / (1 - 0.9 ** steps);
      const [next, loss] = trainStep(state, np.array(rate), x.ref, y.ref, random.key(steps));
      state = next;
      return ((await loss.data()) as Float32Array)[0]!;
    },
  };
});

/** Weights by layer, and Adam's moments of them. */
type State = { weights: JaxArray[][]; first: JaxArray[][]; second: JaxArray[][] };
