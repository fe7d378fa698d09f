import { DatasetError } from "../dataset-error.js";
import type { CanonicalFile } from "./canonical-file.js";

/** Collects why each place did not give a file, to say it all at once if none does. */
export class LoadFailures {
  readonly #places: string[] = [];
  readonly #errors: unknown[] = [];

  add(place: string, error: unknown): void {
    this.#places.push(place);
    this.#errors.push(error);
  }

  /**
   * One error that lists every place and its reason; `cause` is an `AggregateError` of the single errors.
   *
   * Its code is `CHECKSUM_MISMATCH` if a place had the file (then every place that had it, had it damaged or replaced),
   * and `SOURCE_UNAVAILABLE` if none had it.
   */
  toError(file: CanonicalFile): DatasetError {
    const code = this.#errors.some(isDamage) ? "CHECKSUM_MISMATCH" : "SOURCE_UNAVAILABLE";
    const cause = new AggregateError(this.#errors, `No place had ${file.name} right`);
    return new DatasetError(code, `[datasets] ${file.name} could not be loaded${this.#reasons()}`, { cause });
  }

  #reasons(): string {
    const reasons = this.#places.map((place, i) => `${place}: ${reasonOf(this.#errors[i])}`);
    if (reasons.length === 0) return ": there is no place to look, pass at least one source.";
    if (reasons.length === 1) return ` from ${reasons[0]}`;
    return ` from any of ${reasons.length} places:${reasons.map((reason) => `\n  - ${reason}`).join("")}`;
  }
}

/** Whether the place gave bytes that are not the file's: also gzip that cannot be unpacked, or more bytes than it has. */
export function isDamage(error: unknown): boolean {
  return DatasetError.isInstance(error) && (error.code === "CHECKSUM_MISMATCH" || error.code === "INVALID_FILE");
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/^\[datasets\] /, "");
}
