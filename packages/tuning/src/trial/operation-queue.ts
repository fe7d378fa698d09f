import type { Journal } from "../journal/journal.js";
import type { UnsignedOperation } from "../journal/journal-operation.js";

/**
 * The operations of one trial on their way to the record: added without waiting, written in order, several at a time.
 *
 * Once a write has failed, every later {@link flush} rejects with the same error, so that no failure goes unnoticed.
 */
export class OperationQueue {
  readonly #journal: Journal;
  #pending: UnsignedOperation[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #written: Promise<void> = Promise.resolve();

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  /** Adds an operation; it is written when the program next waits for a timer or the disk, or with the next flush. */
  push(operation: UnsignedOperation): void {
    this.#pending.push(operation);
    this.#timer ??= setTimeout(() => void this.flush().catch(() => undefined), 0);
  }

  /** Adds operations, and resolves when all that was added is durable and the record has been read up to it. */
  flush(operations: readonly UnsignedOperation[] = []): Promise<void> {
    const batch = this.#take(operations);
    this.#written = this.#written.then(() => this.#journal.write(batch, () => undefined));
    return this.#written;
  }

  /** As {@link flush}, also after a failed write: for the note that the trial failed. */
  flushAfterFailure(operations: readonly UnsignedOperation[]): Promise<void> {
    this.#written = this.#written.catch(() => undefined);
    return this.flush(operations);
  }

  #take(operations: readonly UnsignedOperation[]): UnsignedOperation[] {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = [...this.#pending, ...operations];
    this.#pending = [];
    return batch;
  }
}
