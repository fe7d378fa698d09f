/** What TypeScript's types of the page lack: `createSyncAccessHandle` is for workers, `move` for the private file system. */
interface OpfsFile extends Omit<FileSystemFileHandle, "createWritable"> {
  createWritable?: FileSystemFileHandle["createWritable"];
  createSyncAccessHandle?(): Promise<SyncAccess>;
  move?(name: string): Promise<void>;
}

interface SyncAccess {
  truncate(bytes: number): void;
  write(bytes: Uint8Array, options: { at: number }): number;
  flush(): void;
  close(): void;
}

/** Makes `bytes` the content of a file that nobody else has open. */
export async function writeOpfsFile(handle: FileSystemFileHandle, bytes: Uint8Array): Promise<void> {
  const file = handle as OpfsFile;
  if (file.createWritable) {
    const stream = await file.createWritable();
    try {
      // The cast narrows the type only: no caller holds these bytes in a SharedArrayBuffer.
      await stream.write(bytes as Uint8Array<ArrayBuffer>);
    } catch (error) {
      await stream.abort().catch(() => {});
      throw error;
    }
    await stream.close();
  } else {
    // Workers of Safari before 26.
    const access = await file.createSyncAccessHandle!();
    try {
      access.truncate(0);
      for (let at = 0; at < bytes.length; ) at += access.write(bytes.subarray(at), { at });
      access.flush();
    } finally {
      access.close();
    }
  }
}

/** Gives a file another name in its folder, in place of the file that had it; by copying where browsers cannot move. */
export async function moveOpfsFile(
  handle: FileSystemFileHandle,
  folder: FileSystemDirectoryHandle,
  name: string,
): Promise<void> {
  const file = handle as OpfsFile;
  if (file.move) return file.move(name);
  const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
  await writeOpfsFile(await folder.getFileHandle(name, { create: true }), bytes);
  await folder.removeEntry(handle.name);
}

/** Removes the drafts of a file that nobody writes any more; those that the browser still holds stay for the next time. */
export async function removeDrafts(folder: FileSystemDirectoryHandle, name: string): Promise<void> {
  // TypeScript's types of the page lack the iterators.
  const names = (folder as unknown as { keys(): AsyncIterable<string> }).keys();
  for await (const found of names) {
    if (found.startsWith(`${name}.`) && found.endsWith(".tmp")) await folder.removeEntry(found).catch(() => {});
  }
}
