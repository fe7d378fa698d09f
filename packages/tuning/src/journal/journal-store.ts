import type { JournalOperation } from "./journal-operation.js";

/**
 * Where a study's record lives: an append-only list of operations. State is rebuilt by replaying it.
 *
 * Several programs may use one record at once. A driver is right if it passes `testJournalStore` of
 * `@mnistlab/tuning/testing`.
 */
export interface JournalStore {
  /** What error messages call the record, such as the path of its file. */
  readonly name: string;
  /**
   * Adds operations durably, after all that other writers have added and with nothing between them.
   *
   * Resolves when they would survive a crash and every reader sees them. If it rejects, none or only the first few of
   * them were added, each whole.
   */
  append(operations: readonly JournalOperation[]): Promise<void>;
  /** Operations from position `from` (counted from 0) on, in order; none if there are no newer ones. */
  read(from: number): Promise<JournalOperation[]>;
  /** Frees what the driver holds. */
  close?(): Promise<void>;
}
