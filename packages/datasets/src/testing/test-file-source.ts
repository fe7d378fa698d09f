import type { FileSource, ReadOptions } from "../sources/file-source.js";
import { holds, rejection, sameBytes } from "./expectations.js";
import type { TestRunner } from "./test-runner.js";

/**
 * Registers the tests that every {@link FileSource} must pass.
 *
 * @param makeSource - A source that has these files and no others: content by canonical name, with or without `.gz`.
 * @param runner - Where the tests go, e.g. Vitest's `test`.
 * @example
 * import { test } from "vitest";
 * testFileSource((files) => memory(files), { test });
 */
export function testFileSource(
  makeSource: (files: Readonly<Record<string, Uint8Array>>) => FileSource | Promise<FileSource>,
  { test }: TestRunner,
): void {
  test("a file is found by its canonical name, and the place is named", async () => {
    const source = await makeSource({ images: content });
    const { bytes, from } = await readFirst(source, "images");
    sameBytes(bytes, content, "the file");
    holds(from?.includes("images") === true, `the place is named after the file, found ${JSON.stringify(from)}`);
    holds(source.name.length > 0, "the source has a name");
  });

  test("a file is found with .gz as well, and given as it is", async () => {
    const { bytes, from } = await readFirst(await makeSource({ "images.gz": content }), "images");
    sameBytes(bytes, content, "the file");
    holds(from?.includes("images.gz") === true, `the place is named after the file, found ${JSON.stringify(from)}`);
  });

  test("each file is another, also when all are read at once and again", async () => {
    const source = await makeSource({ images: content, labels: content.subarray(0, 10), empty: new Uint8Array() });
    for (let time = 0; time < 2; time++) {
      const reads = ["images", "labels", "empty"].map((file) => readFirst(source, file));
      const [images, labels, empty] = await Promise.all(reads);
      sameBytes(images?.bytes, content, "images");
      sameBytes(labels?.bytes, content.subarray(0, 10), "labels");
      sameBytes(empty?.bytes, new Uint8Array(), "empty");
    }
  });

  test("a file that is not there is an error that says why", async () => {
    const { bytes, errors } = await readFirst(await makeSource({ images: content }), "labels");
    sameBytes(bytes, undefined, "a file that was never there");
    holds(errors.length > 0, "there is a place to look, or locate() throws");
    for (const error of errors) {
      holds(error instanceof Error && error.message.length > 0, "the reason is an Error with a message");
    }
  });

  test("the bytes are reported as they come, upwards, and all at the end", async () => {
    const reports: [loadedBytes: number, totalBytes?: number][] = [];
    const onBytes = (...report: [number, number?]) => void reports.push(report);
    await readFirst(await makeSource({ images: content }), "images", { onBytes });
    holds(reports.at(-1)?.[0] === content.length, "the last report counts all bytes");
    for (const [i, [loadedBytes, totalBytes = content.length]] of reports.entries()) {
      holds(totalBytes === content.length, `the total is ${content.length} or unknown, found ${totalBytes}`);
      holds(i === 0 || loadedBytes >= reports[i - 1]![0], "no report counts fewer bytes than the one before");
    }
  });

  test("what a listener throws ends the reading", async () => {
    const failure = new Error("the listener failed");
    const onBytes = () => {
      throw failure;
    };
    const { errors } = await readFirst(await makeSource({ images: content }), "images", { onBytes });
    holds(errors[0] === failure, "the reading rejects with what the listener threw");
  });

  test("a file that is longer than any right one is given up", async () => {
    const source = await makeSource({ images: content });
    const { bytes, errors } = await readFirst(source, "images", { maxBytes: content.length - 1 });
    sameBytes(bytes, undefined, "a file that is too long");
    holds((errors[0] as { code?: unknown }).code === "INVALID_FILE", "the reason is a DatasetError INVALID_FILE");
    const exact = await readFirst(source, "images", { maxBytes: content.length });
    sameBytes(exact.bytes, content, "a file of just the right length");
  });

  test("a signal that is aborted stops the reading", async () => {
    const source = await makeSource({ images: content });
    for (const location of source.locate("images")) {
      const reading = location.read({ maxBytes: 1e6, signal: AbortSignal.abort(new Error("too late")) });
      await rejection(reading, `reading ${location.name}`);
    }
  });
}

const content = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7 + (i >> 8)) % 256);

/** The bytes of the first location that gives any, and why the others did not. */
async function readFirst(source: FileSource, file: string, options: Partial<ReadOptions> = {}) {
  const errors: unknown[] = [];
  try {
    for (const location of source.locate(file)) {
      try {
        return { bytes: await location.read({ maxBytes: 1e6, ...options }), from: location.name, errors };
      } catch (error) {
        errors.push(error);
      }
    }
  } catch (error) {
    errors.push(error);
  }
  return { bytes: undefined, from: undefined, errors };
}
