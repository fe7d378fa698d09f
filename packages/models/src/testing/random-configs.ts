import fc from "fast-check";
import type { ArchitectureName, ModelConfig } from "../building/architectures/architectures.js";
import { planOf } from "../building/config/plan-of.js";
import { activations } from "../building/plan/layer-spec.js";
import { ModelError } from "../model-error.js";

const upTo = (max: number) => fc.integer({ min: 1, max });
const side = fc.integer({ min: 3, max: 20 });
const filters = fc.array(upTo(6), { minLength: 1, maxLength: 3 });
const denseUnits = fc.oneof(upTo(7), fc.array(upTo(7), { maxLength: 2 }));
const activation = fc.constantFrom(...activations);
const dropout = fc.constantFrom(0, 0.3);
const batchNorm = fc.boolean();

/** What every architecture takes. */
const common = {
  inputShape: fc.tuple(side, side, upTo(4)),
  classes: fc.integer({ min: 2, max: 12 }),
  optimizer: fc.constantFrom("adam", "sgd", "momentum", "rmsprop"),
  learningRate: fc.constantFrom(0.001, 0.003),
  seed: fc.integer(),
};

const own: { readonly [Name in ArchitectureName]: Record<string, fc.Arbitrary<unknown>> } = {
  cnn: {
    ...{
      filters,
      denseUnits,
      activation,
      dropout,
      batchNorm,
      kernelSize: upTo(4),
      strides: upTo(3),
      poolSize: upTo(3),
    },
    padding: fc.constantFrom("valid", "same"),
    pooling: fc.constantFrom("max", "average", "none"),
  },
  mlp: { denseUnits, activation, dropout },
  logisticRegression: {},
  leNet5: {
    activation,
    pooling: fc.constantFrom("average", "max"),
    padding: fc.constantFrom("same", "valid"),
  },
  allConv: { filters, dropout, batchNorm },
  separableCnn: { filters, dropout, batchNorm },
  resNet: { filters, blocks: upTo(2) },
};

/** Names of all architectures. */
export const architectureNames: readonly ArchitectureName[] = Object.keys(own) as ArchitectureName[];

/** Configs of one architecture, any option of which may be left out, whose layers fit on their image. */
export function randomConfigs(name: ArchitectureName): fc.Arbitrary<ModelConfig> {
  return fc
    .record({ ...common, ...own[name] }, { requiredKeys: ["inputShape"] })
    .map((options) => ({ architecture: name, ...options }) as unknown as ModelConfig)
    .filter(fits);
}

function fits(config: ModelConfig): boolean {
  try {
    planOf(config);
    return true;
  } catch (error) {
    if (ModelError.isInstance(error) && error.code === "IMAGE_TOO_SMALL") return false;
    throw error;
  }
}
