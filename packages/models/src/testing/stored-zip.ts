import { crc32 } from "../importing/zip/crc32.js";
import { concatBytes } from "../saving/concat-bytes.js";

/** A zip archive of files that are stored as they are, as Python's `zipfile` writes them by default. */
export function storedZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const locals: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const [file, content] of files) {
    const name = new TextEncoder().encode(file);
    const sizes = [crc32(content), content.length, content.length];
    const local = concatBytes([numbers([0x04034b50, ...[0, 0, 0], ...sizes, name.length]), name, content]);
    directory.push(concatBytes([entry(sizes, name.length, offset), name]));
    locals.push(local);
    offset += local.length;
  }
  const entries = concatBytes(directory);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, files.size, true);
  end.setUint16(10, files.size, true);
  end.setUint32(12, entries.length, true);
  end.setUint32(16, offset, true);
  return concatBytes([...locals, entries, end]);
}

/** A local header of 30 bytes: signature, version and flags, method and time, date, sizes, name's length. */
function numbers([signature, _version, _method, _date, crc, packed, bytes, name]: number[]): DataView {
  const view = new DataView(new ArrayBuffer(30));
  view.setUint32(0, signature!, true);
  view.setUint32(14, crc!, true);
  view.setUint32(18, packed!, true);
  view.setUint32(22, bytes!, true);
  view.setUint16(26, name!, true);
  return view;
}

function entry([crc, packed, bytes]: number[], name: number, offset: number): DataView {
  const view = new DataView(new ArrayBuffer(46));
  view.setUint32(0, 0x02014b50, true);
  view.setUint32(16, crc!, true);
  view.setUint32(20, packed!, true);
  view.setUint32(24, bytes!, true);
  view.setUint16(28, name, true);
  view.setUint32(42, offset, true);
  return view;
}
