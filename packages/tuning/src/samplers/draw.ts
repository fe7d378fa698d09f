import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import type { Distribution, FloatDistribution, IntDistribution, ParamValue } from "../distributions/distribution.js";
import { gridValue, stepCount } from "../distributions/grid.js";
import { exp, log } from "./exp-log.js";

/** A random value of a distribution, as Optuna's `RandomSampler` spreads them. */
export function draw(random: RandomGenerator, distribution: Distribution): ParamValue {
  switch (distribution.type) {
    case "categorical":
      return distribution.choices[uniformInt(random, 0, distribution.choices.length - 1)] ?? null;
    case "int":
      return drawInt(random, distribution);
    case "float":
      return drawFloat(random, distribution);
  }
}

function drawFloat(random: RandomGenerator, { low, high, log: isLog, step }: FloatDistribution): number {
  if (step !== null) return gridValue(low, step, uniformInt(random, 0, stepCount(low, high, step)));
  if (!isLog) return clamp(between(random, low, high), low, high);
  return clamp(exp(between(random, log(low), log(high))), low, high);
}

/** On a log scale every integer n gets the share of [n − 1/2, n + 1/2]. */
function drawInt(random: RandomGenerator, { low, high, log: isLog, step }: IntDistribution): number {
  if (!isLog) return low + uniformInt(random, 0, (high - low) / step) * step;
  return clamp(Math.round(exp(between(random, log(low - 0.5), log(high + 0.5)))), low, high);
}

/** Weighted rather than low + u·(high − low), which may overflow. */
function between(random: RandomGenerator, low: number, high: number): number {
  const u = uniformFloat64(random);
  return (1 - u) * low + u * high;
}

function clamp(x: number, low: number, high: number): number {
  return Math.min(Math.max(x, low), high);
}
