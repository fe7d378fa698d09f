import type { JournalOperation } from "../journal/journal-operation.js";
import { journalError, parseOperation } from "../journal/operation-line.js";
import type { FileSystem } from "./file-system.js";

const newline = 10;

/** Reads the complete lines of a journal file, remembering where it stopped so that new lines cost only themselves. */
export class JournalFileReader {
  readonly #path: string;
  #position = 0;
  #offset = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * The operations from position `from` on; none if the file does not exist yet.
   *
   * A last line without a line break is being written, or was torn by a crash: it does not count.
   *
   * @throws {TuningError} `JOURNAL_CORRUPT`, `JOURNAL_UNKNOWN_OPERATION` naming the file and the line.
   */
  async read(fs: FileSystem, from: number): Promise<JournalOperation[]> {
    if (from < this.#position) {
      this.#position = 0;
      this.#offset = 0;
    }
    const bytes = await this.#newBytes(fs);
    const decoder = new TextDecoder("utf-8", { fatal: true });
    const operations: JournalOperation[] = [];
    let position = this.#position;
    let start = 0;
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
      if (position >= from) operations.push(this.#parse(decoder, bytes.subarray(start, end), position + 1));
      position++;
      start = end + 1;
    }
    this.#position = position;
    this.#offset += start;
    return operations;
  }

  async #newBytes(fs: FileSystem): Promise<Uint8Array> {
    let handle: Awaited<ReturnType<FileSystem["open"]>>;
    try {
      handle = await fs.open(this.#path, "r");
    } catch (error) {
      if (this.#offset === 0 && error instanceof Error && "code" in error && error.code === "ENOENT") {
        return new Uint8Array();
      }
      throw error;
    }
    try {
      const { size } = await handle.stat();
      if (size < this.#offset) {
        const found = `found the file shrunk from ${this.#offset} to ${size} bytes while it was in use`;
        throw journalError("JOURNAL_CORRUPT", this.#path, this.#position, found);
      }
      const bytes = new Uint8Array(size - this.#offset);
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, this.#offset);
      return bytes.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  }

  #parse(decoder: TextDecoder, line: Uint8Array, lineNumber: number): JournalOperation {
    let text: string;
    try {
      text = decoder.decode(line);
    } catch (cause) {
      throw journalError("JOURNAL_CORRUPT", this.#path, lineNumber, "found bytes that are not UTF-8", cause);
    }
    return parseOperation(text, this.#path, lineNumber);
  }
}
