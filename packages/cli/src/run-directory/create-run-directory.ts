import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { CliError } from "../cli-error.js";
import { directoryName } from "./directory-name.js";
import { makeDirectory } from "./make-directory.js";
import { removeIfEmpty } from "./remove-if-empty.js";

/** Options of {@link createRunDirectory}. */
export interface RunDirectoryOptions {
  /** The directory itself; it may exist, but must be empty. @default a new one in `runs/`, named after the time */
  readonly out?: string;
  /** The time for the name. @default now */
  readonly now?: Date;
}

/** The directory for the results of a run. */
export interface RunDirectory {
  /** Absolute. */
  readonly path: string;
  /** The directories that were made for it, outermost first, itself included: what to remove if the run leaves nothing. */
  readonly made: readonly string[];
}

/**
 * Creates the directory for the results of a run and makes sure that files can be written there.
 *
 * @throws {CliError} `INVALID_OPTION` for an empty name, `RUN_DIRECTORY_NOT_EMPTY` if it holds anything (a run never
 * overwrites another), `RUN_DIRECTORY_UNWRITABLE` if it cannot be created or written.
 * @example
 * const { path } = await createRunDirectory({ now: new Date(2026, 0, 31, 9, 5) }); // "/home/ada/lab/runs/2026-01-31-09-05-00"
 */
export async function createRunDirectory({ out, now = new Date() }: RunDirectoryOptions = {}): Promise<RunDirectory> {
  if (out === "")
    throw new CliError("INVALID_OPTION", "[cli] --out must be the path of a directory, found an empty name.");
  const directory = out === undefined ? undefined : resolve(out);
  try {
    const made = directory ? await ownDirectory(directory) : await newDirectory(resolve("runs"), directoryName(now));
    await probe(made);
    return made;
  } catch (cause) {
    if (CliError.isInstance(cause)) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CliError(
      "RUN_DIRECTORY_UNWRITABLE",
      `[cli] expected a directory for the results that can be written, found that ${directory ?? resolve("runs")} ` +
        `cannot: ${reason}. Choose another one with --out DIR.`,
      { cause },
    );
  }
}

async function ownDirectory(path: string): Promise<RunDirectory> {
  const made = await makeDirectory(path);
  const names = await readdir(path);
  if (names.length === 0) return { path, made };
  throw new CliError(
    "RUN_DIRECTORY_NOT_EMPTY",
    `[cli] --out must be a new or empty directory, found ${names.length} ${names.length === 1 ? "entry" : "entries"} in ` +
      `${path} (such as ${names[0]}): choose another one or remove it.`,
  );
}

/** A directory that was not there before: two runs that start in the same second get one each. */
async function newDirectory(parent: string, name: string): Promise<RunDirectory> {
  const made = await makeDirectory(parent);
  for (let attempt = 1; ; attempt++) {
    const path = join(parent, attempt === 1 ? name : `${name}-${attempt}`);
    try {
      await mkdir(path);
      return { path, made: [...made, path] };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

async function probe({ path, made }: RunDirectory): Promise<void> {
  const file = join(path, `.${randomUUID()}.tmp`);
  try {
    await writeFile(file, "");
    await rm(file);
  } catch (error) {
    await removeIfEmpty(made);
    throw error;
  }
}
