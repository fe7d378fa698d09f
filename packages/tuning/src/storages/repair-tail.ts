import type { FileHandle } from "node:fs/promises";
import { parseOperation } from "../journal/operation-line.js";

const newline = 10;
const chunk = 4096;

/**
 * Makes a journal file end with a complete line again, if a crash left it in the middle of one.
 *
 * A last line that is a whole operation and lacks only its line break gets it; a torn one is cut off: it was never
 * acknowledged to its writer. The caller holds the file's lock; `handle` can read and append.
 */
export async function repairTail(handle: FileHandle): Promise<void> {
  const { size } = await handle.stat();
  const tail = await lastLine(handle, size);
  if (tail.length === 0) return;
  if (isOperation(tail)) await handle.appendFile("\n");
  else await handle.truncate(size - tail.length);
}

/** What follows the last line break. */
async function lastLine(handle: FileHandle, size: number): Promise<Buffer> {
  let tail = Buffer.alloc(0);
  while (tail.length < size) {
    const length = Math.min(chunk, size - tail.length);
    const piece = Buffer.alloc(length);
    await handle.read(piece, 0, length, size - tail.length - length);
    const end = piece.lastIndexOf(newline);
    tail = Buffer.concat([piece.subarray(end + 1), tail]);
    if (end >= 0) break;
  }
  return tail;
}

function isOperation(line: Buffer): boolean {
  try {
    parseOperation(line.toString("utf8"), "", 1);
    return true;
  } catch {
    return false;
  }
}
