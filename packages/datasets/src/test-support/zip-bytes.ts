import { deflateSync } from "fflate";
import { concatenate } from "../loading/concatenate.js";
import { isGzip } from "../loading/gunzip.js";
import { crc32 } from "../zip/crc32.js";

/** What {@link zipBytes} may be told to write otherwise. */
export interface ZipLies {
  readonly method?: number;
  readonly flags?: number;
  readonly bytes?: number;
  readonly crc?: number;
  readonly packedBytes?: number;
  readonly comment?: string;
  /** Where the directory is said to begin. */
  readonly directoryAt?: number;
  /** How many files it is said to have. */
  readonly files?: number;
}

/** A zip archive of these files, packed by deflate, or stored if they are gzip; `lies` go into the directory. */
export function zipBytes(files: Readonly<Record<string, Uint8Array>>, lies: ZipLies = {}): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const isStored = isGzip(content);
    const packed = isStored ? content : deflateSync(content, { level: 1 });
    const local = record(30, name);
    local.view.setUint32(0, 0x04034b50, true);
    local.view.setUint16(26, name.length, true);
    const { view, bytes } = record(46, name);
    view.setUint32(0, 0x02014b50, true);
    view.setUint16(8, lies.flags ?? 0, true);
    view.setUint16(10, lies.method ?? (isStored ? 0 : 8), true);
    view.setUint32(16, lies.crc ?? crc32(content), true);
    view.setUint32(20, lies.packedBytes ?? packed.length, true);
    view.setUint32(24, lies.bytes ?? content.length, true);
    view.setUint16(28, name.length, true);
    view.setUint32(42, offset, true);
    parts.push(local.bytes, packed);
    directory.push(bytes);
    offset += local.bytes.length + packed.length;
  }
  const comment = lies.comment ?? "";
  const end = record(22, comment);
  end.view.setUint32(0, 0x06054b50, true);
  end.view.setUint16(8, directory.length, true);
  end.view.setUint16(10, lies.files ?? directory.length, true);
  end.view.setUint32(12, lengthOf(directory), true);
  end.view.setUint32(16, lies.directoryAt ?? offset, true);
  end.view.setUint16(20, comment.length, true);
  const all = [...parts, ...directory, end.bytes];
  return concatenate(all, lengthOf(all));
}

/** So many bytes and a text in Latin-1. */
function record(length: number, text: string): { readonly bytes: Uint8Array; readonly view: DataView } {
  const bytes = new Uint8Array(length + text.length);
  bytes.set(
    Array.from(text, (character) => character.charCodeAt(0)),
    length,
  );
  return { bytes, view: new DataView(bytes.buffer) };
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}
