import { formatJson, parseJson } from "../journal/python-json.js";
import { categoricalDistribution } from "./categorical-distribution.js";
import type { Distribution, ParamValue } from "./distribution.js";
import { floatDistribution } from "./float-distribution.js";
import { intDistribution } from "./int-distribution.js";

/** The text that stands for a distribution in the record: Optuna's class name and attributes as JSON. */
export function formatDistribution(distribution: Distribution): string {
  if (distribution.type === "categorical") {
    return formatJson({ name: "CategoricalDistribution", attributes: { choices: distribution.choices } });
  }
  const { low, high, log, step } = distribution;
  return distribution.type === "float"
    ? formatJson({ name: "FloatDistribution", attributes: { step, low, high, log } })
    : formatJson({ name: "IntDistribution", attributes: { log, step, low, high } });
}

/** The attributes as they come out of the text; the factories judge them. */
interface Attributes {
  low: number;
  high: number;
  log?: boolean;
  step?: number | null;
  q?: number;
  choices: ParamValue[];
}

/**
 * The distribution that a text of the record stands for.
 *
 * Reads the current classes, those before Optuna 3 (`UniformDistribution`, `IntLogUniformDistribution`, …) and the
 * abbreviated form `{"type": "float", "low": 0, "high": 1}`.
 *
 * @throws {TuningError} `INVALID_ARGUMENT` if the attributes do not fit together.
 * @throws {SyntaxError} if the text is not JSON or names no distribution.
 */
export function parseDistribution(text: string): Distribution {
  const { name, type, attributes, ...rest } = Object(parseJson(text)) as {
    name?: string;
    type?: string;
    attributes?: Attributes;
  };
  const { low, high, log = false, step, q, choices } = Object(attributes ?? rest) as Attributes;
  switch (name ?? type) {
    case "CategoricalDistribution":
    case "categorical":
      return categoricalDistribution(choices);
    case "FloatDistribution":
    case "UniformDistribution":
    case "float":
      return floatDistribution(low, high, { log, step: step ?? undefined });
    case "LogUniformDistribution":
      return floatDistribution(low, high, { log: true });
    case "DiscreteUniformDistribution":
      return floatDistribution(low, high, { step: q });
    case "IntDistribution":
    case "IntUniformDistribution":
    case "int":
      return intDistribution(low, high, { log, step: step ?? 1 });
    case "IntLogUniformDistribution":
      return intDistribution(low, high, { log: true });
    default:
      throw new SyntaxError(`no distribution is called ${name ?? type}`);
  }
}
