import type { JournalStore } from "../journal/journal-store.js";
import { formatOperation, parseOperation } from "../journal/operation-line.js";

/**
 * A record in this process's memory, gone when it ends.
 *
 * Holds the same lines a journal file would hold. Give one such store to several studies to keep them together.
 *
 * @example
 * const storage = inMemory();
 * await createStudy({ name: "a", direction: "minimize", storage });
 * (await storage.read(0)).length; // 1
 */
export function inMemory(): JournalStore {
  const name = "the in-memory journal";
  const lines: string[] = [];
  return {
    name,
    async append(operations) {
      lines.push(...operations.map(formatOperation));
    },
    async read(from) {
      return lines.slice(from).map((line, i) => parseOperation(line, name, from + i + 1));
    },
  };
}
