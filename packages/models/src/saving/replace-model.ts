import type { EncodedModel } from "./encode-model.js";
import { isTemporary, type ModelDirectory } from "./model-directory.js";
import { isWeightsFile, type ModelJson, modelFile, parseModelJson } from "./model-json.js";

/** Age in milliseconds from which on a file that nothing names is no longer one of a `save` under way, but of one that died. */
const leftoverAge = 3_600_000;

/**
 * Puts a model into a directory, in place of the one that may be there.
 *
 * The weights get a name of their own beside the old ones; renaming `model.json`, which names them, is the switch. Only then
 * the old weights go. At every moment in between the directory holds the old model whole or the new one whole.
 *
 * @throws {ModelError} `WRITE_FAILED`; the directory holds what it held before.
 */
export async function replaceModel(directory: ModelDirectory, { json, weights }: EncodedModel): Promise<void> {
  const [weightsFile] = weightsNamedBy(json) as [string];
  const old = await weightsNamedIn(directory).catch(() => []);
  const existed = (await directory.list()).some(({ name }) => name === weightsFile);
  try {
    await directory.write([
      [weightsFile, weights],
      [modelFile, new TextEncoder().encode(`${JSON.stringify(json)}\n`)],
    ]);
  } catch (error) {
    if (!existed) await directory.remove([weightsFile]);
    throw error;
  }
  await removeUnnamed(directory, old);
}

/** Removes those of the given weights files, and of what a killed `save` left long ago, that `model.json` does not name. */
async function removeUnnamed(directory: ModelDirectory, candidates: readonly string[]): Promise<void> {
  const leftovers = (await directory.list())
    .filter(({ name, age }) => age > leftoverAge && (isWeightsFile(name) || isTemporary(name)))
    .map(({ name }) => name);
  // Read again: another `save` may have put its model here meanwhile. If it cannot be read, nothing is removed.
  const named = await weightsNamedIn(directory).catch(() => undefined);
  if (named) await directory.remove([...candidates, ...leftovers].filter((name) => !named.includes(name)));
}

async function weightsNamedIn(directory: ModelDirectory): Promise<string[]> {
  const text = new TextDecoder().decode(await directory.read(modelFile));
  return weightsNamedBy(parseModelJson(text, directory.path(modelFile)));
}

/** The weights files that a `model.json` names under a name of `save` or of TensorFlow.js' own file handler. */
function weightsNamedBy({ weightsManifest }: ModelJson): string[] {
  return weightsManifest
    .flatMap(({ paths }) => paths)
    .map((path) => path.replace(/^\.\//, ""))
    .filter((name) => name === "weights.bin" || isWeightsFile(name));
}
