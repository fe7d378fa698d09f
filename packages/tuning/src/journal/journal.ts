import { TuningError } from "../tuning-error.js";
import { type Exclusive, exclusive } from "./exclusive.js";
import { type JournalOperation, opCodes, type UnsignedOperation } from "./journal-operation.js";
import { JournalReplay } from "./journal-replay.js";
import type { JournalStore } from "./journal-store.js";
import { journalError } from "./operation-line.js";
import type { StoredTrial } from "./stored-trial.js";

/** A record and what it says: writes go to the store, and come back through the replay like everyone else's. */
export class Journal {
  readonly store: JournalStore;
  readonly replay: JournalReplay = new JournalReplay();
  readonly #workerId: string = `${crypto.randomUUID()}-0`;
  readonly #exclusive: Exclusive = exclusive();
  #position = 0;

  constructor(store: JournalStore) {
    this.store = store;
  }

  /** Reads what others have written. */
  sync(): Promise<void> {
    return this.#exclusive(async () => {
      await this.#readNew();
    });
  }

  /**
   * Writes operations and reads the record up to them.
   *
   * @param then - Computes the result from the replay before any later write of this journal is read.
   * @throws {TuningError} the reason why the record rejects one of them.
   */
  write<T>(operations: readonly UnsignedOperation[], then: (replay: JournalReplay) => T): Promise<T> {
    return this.#exclusive(async () => {
      const signed = operations.map((operation) => ({ ...operation, worker_id: this.#workerId }) as JournalOperation);
      if (signed.length > 0) await this.store.append(signed);
      const rejections = await this.#readNew();
      if (rejections[0] !== undefined) throw rejections[0];
      return then(this.replay);
    });
  }

  /** Starts a trial. */
  createTrial(operation: UnsignedOperation): Promise<{ id: number; stored: StoredTrial }> {
    return this.write([operation], () => this.#lastCreated());
  }

  #lastCreated(): { id: number; stored: StoredTrial } {
    const stored = this.replay.trial(this.#ownTrialId);
    if (stored !== undefined) return { id: this.#ownTrialId, stored };
    throw new TuningError(
      "STORAGE_FAILED",
      `[tuning] expected ${this.store.name} to hold the trial that was just added to it, found none: ` +
        "the storage loses operations.",
    );
  }

  #ownTrialId = -1;

  async #readNew(): Promise<TuningError[]> {
    const rejections: TuningError[] = [];
    for (const operation of await this.store.read(this.#position)) {
      const rejection = this.#apply(operation);
      this.#position++;
      if (operation.worker_id !== this.#workerId) continue;
      if (rejection !== null) rejections.push(rejection);
      else if (operation.op_code === opCodes.createTrial) this.#ownTrialId = this.replay.trialCount - 1;
    }
    return rejections;
  }

  #apply(operation: JournalOperation): TuningError | null {
    try {
      return this.replay.apply(operation);
    } catch (cause) {
      const found = cause instanceof Error ? cause.message : String(cause);
      throw journalError("JOURNAL_CORRUPT", this.store.name, this.#position + 1, `found ${found}`, cause);
    }
  }
}
