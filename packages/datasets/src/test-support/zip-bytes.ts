import { crc32, deflateRawSync } from "node:zlib";

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
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const isStored = content[0] === 0x1f && content[1] === 0x8b;
    const packed = isStored ? Buffer.from(content) : deflateRawSync(content);
    const local = Buffer.alloc(30 + name.length);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(name.length, 26);
    local.write(name, 30);
    const entry = Buffer.alloc(46 + name.length);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(lies.flags ?? 0, 8);
    entry.writeUInt16LE(lies.method ?? (isStored ? 0 : 8), 10);
    entry.writeUInt32LE(lies.crc ?? crc32(content), 16);
    entry.writeUInt32LE(lies.packedBytes ?? packed.length, 20);
    entry.writeUInt32LE(lies.bytes ?? content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    entry.write(name, 46);
    parts.push(local, packed);
    directory.push(entry);
    offset += local.length + packed.length;
  }
  const comment = Buffer.from(lies.comment ?? "");
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(lies.files ?? directory.length, 10);
  end.writeUInt32LE(lies.directoryAt ?? offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return new Uint8Array(Buffer.concat([...parts, ...directory, end, comment]));
}
