import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildCnn } from "../../building/build-cnn.js";
import { smallDataset } from "../../testing/small-dataset.js";
import { useWasm } from "../../testing/use-backends.js";
import { train } from "../../training/train.js";
import { crc32c } from "./crc32c.js";
import { tensorBoard } from "./tensor-board.js";

let directory: string;
beforeAll(async () => {
  await useWasm();
  directory = await mkdtemp(join(tmpdir(), "mnistlab-board-"));
});
afterAll(() => rm(directory, { recursive: true }));

/** A field of a protocol buffer: its number, and its value as the wire has it. */
type Field = readonly [field: number, value: bigint | Buffer];

/** A reader that knows the format only from its description, and shares no code with the writer. */
function readMessage(data: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = data[at++]!;
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  while (at < data.length) {
    const key = Number(varint());
    const type = key & 7;
    if (type === 0) {
      fields.push([key >> 3, varint()]);
      continue;
    }
    const length = type === 1 ? 8 : type === 5 ? 4 : Number(varint());
    fields.push([key >> 3, data.subarray(at, at + length)]);
    at += length;
  }
  expect(at).toBe(data.length);
  return fields;
}

/** Division of polynomials over GF(2), bit by bit from the highest power down: the definition of the checksum. */
function slowCrc(data: Buffer): number {
  const bits = [...data].flatMap((byte) => Array.from({ length: 8 }, (_, i) => (byte >> i) & 1));
  const message = [...bits, ...new Array<number>(32).fill(0)];
  for (let i = 0; i < 32; i++) message[i]! ^= 1;
  const divisor = [1, ...[...(0x1edc6f41).toString(2).padStart(32, "0")].map(Number)];
  for (let i = 0; i < bits.length; i++) {
    if (message[i])
      divisor.forEach((bit, j) => {
        message[i + j]! ^= bit;
      });
  }
  const rest = message.slice(bits.length).map((bit) => 1 - bit);
  return Number.parseInt(rest.reverse().join(""), 2);
}

function unmask(masked: number): number {
  const rotated = (masked - 0xa282ead8) >>> 0;
  return ((rotated >>> 17) | (rotated << 15)) >>> 0;
}

/** The events of a run's file as [step, tag, value]; the first event must be the version. */
async function readRun(run: string): Promise<[step: number, tag: string, value: number][]> {
  const names = await readdir(join(directory, run));
  expect(names).toEqual([expect.stringMatching(/^events\.out\.tfevents\.\d+\.mnistlab\.[0-9a-f]{8}$/)]);
  const file = await readFile(join(directory, run, names[0]!));
  const events: Field[][] = [];
  for (let at = 0; at < file.length; ) {
    const length = Number(file.readBigUInt64LE(at));
    expect(unmask(file.readUInt32LE(at + 8))).toBe(slowCrc(file.subarray(at, at + 8)));
    const data = file.subarray(at + 12, at + 12 + length);
    expect(unmask(file.readUInt32LE(at + 12 + length))).toBe(slowCrc(data));
    events.push(readMessage(data));
    at += 16 + length;
  }
  const of = (fields: Field[], number: number) => fields.find(([field]) => field === number)?.[1];
  expect(String(of(events[0]!, 3))).toBe("brain.Event:2");
  return events.slice(1).map((event) => {
    expect(Math.abs((of(event, 1) as Buffer).readDoubleLE() - Date.now() / 1000)).toBeLessThan(600);
    const value = readMessage(of(readMessage(of(event, 5) as Buffer), 1) as Buffer);
    return [Number(of(event, 2)), String(of(value, 1)), (of(value, 2) as Buffer).readFloatLE()];
  });
}

test("the checksum is CRC-32C", () => {
  expect(crc32c(new TextEncoder().encode("123456789"))).toBe(0xe3069283);
  expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa); // RFC 3720, B.4
  expect(slowCrc(Buffer.from("123456789"))).toBe(0xe3069283);
});

test("an independent reader finds the numbers of a training in its event files", async () => {
  const model = buildCnn({ inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8 });
  const callbacks = [tensorBoard(join(directory, "run"), { updateFrequency: "batch" })];
  const options = { epochs: 2, batchSize: 10, validationSplit: 0.25, callbacks };
  const { history } = await train(model, smallDataset(40), options);
  model.dispose();
  const trained = await readRun("run/train");
  expect(trained.filter(([, tag]) => tag === "batch_loss").map(([step]) => step)).toEqual([1, 2, 3, 4, 5, 6]);
  const numbers = [
    ["epoch_loss", history.loss],
    ["epoch_accuracy", history.accuracy],
    ["epoch_learning_rate", [0.001, 0.001]],
  ] as const;
  for (const [name, values] of numbers) {
    expect(trained.filter(([, tag]) => tag === name)).toEqual(
      values.map((value, i) => [i + 1, name, Math.fround(value)]),
    );
  }
  expect(await readRun("run/validation")).toEqual(
    [1, 2].flatMap((epoch) => [
      [epoch, "epoch_loss", Math.fround(history.val_loss![epoch - 1]!)],
      [epoch, "epoch_accuracy", Math.fround(history.val_accuracy![epoch - 1]!)],
    ]),
  );
});
