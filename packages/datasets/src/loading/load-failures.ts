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

  /** One error that lists every place and its reason; `cause` is an `AggregateError` of the single errors. */
  toError(file: CanonicalFile): DatasetError {
    const lines = this.#places.map((place, i) => `\n  - ${place}: ${reasonOf(this.#errors[i])}`);
    return new DatasetError(
      "SOURCE_UNAVAILABLE",
      `[datasets] expected ${file.name} from one of ${lines.length} places, none had it right:${lines.join("")}`,
      { cause: new AggregateError(this.#errors, `No place had ${file.name}`) },
    );
  }
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/^\[datasets\] /, "");
}
