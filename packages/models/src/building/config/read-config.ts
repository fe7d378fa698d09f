import { ModelError } from "../../model-error.js";
import { type Architecture, builderOf } from "../architectures/architecture.js";
import { type ArchitectureName, architectures, type ModelConfig } from "../architectures/architectures.js";
import type { ClassifierOptions } from "../options/classifier-options.js";
import { closest } from "../options/closest.js";
import { resolveOptions } from "../options/resolve-options.js";

/** A config that was checked. */
export interface CheckedConfig {
  readonly architecture: Architecture<ClassifierOptions>;
  /** With every default filled in; those of the architecture. */
  readonly options: Required<ClassifierOptions>;
}

/**
 * Checks a config, which may come from a file.
 *
 * @throws {ModelError} `INVALID_ARGUMENT` for what is no object, an unknown architecture, an unknown option, or an option out of
 * its range.
 */
export function readConfig(config: ModelConfig): CheckedConfig {
  if (typeof config !== "object" || config === null || Array.isArray(config)) {
    const hint = typeof config === "string" ? ": parse the JSON first" : "";
    throw invalid(`a config must be an object with an architecture, found ${JSON.stringify(config)}${hint}.`);
  }
  const { architecture: name, ...options } = config;
  if (typeof name !== "string" || !Object.hasOwn(architectures, name)) throw unknownArchitecture(name);
  const architecture = architectures[name as ArchitectureName] as Architecture<ClassifierOptions>;
  return { architecture, options: resolveOptions(builderOf(architecture), architecture.options, options) };
}

function unknownArchitecture(name: unknown): ModelError {
  const known = Object.keys(architectures);
  const meant = typeof name === "string" ? closest(name, known) : undefined;
  return invalid(
    `the architecture of a config must be one of "${known.join('", "')}", found ${JSON.stringify(name)}` +
      `${meant ? `: did you mean "${meant}"?` : "."}`,
  );
}

function invalid(message: string): ModelError {
  return new ModelError("INVALID_ARGUMENT", `[models] ${message}`);
}
