import { randomUUID } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { CliError } from "../cli-error.js";

/**
 * Writes a file so that it is there whole, or as it was before: under a temporary name, flushed to the disk, then renamed.
 *
 * @throws {CliError} `WRITE_FAILED`; the temporary file is gone then.
 * @example
 * await writeAtomically("runs/first/history.csv", "epoch,loss\n");
 */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, content, { flush: true });
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CliError("WRITE_FAILED", `[cli] expected to write ${path}, found that it cannot be: ${reason}`, {
      cause,
    });
  }
}
