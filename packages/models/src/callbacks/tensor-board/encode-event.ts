/** A number at a step, under a name. */
export interface ScalarEvent {
  /** Seconds since 1970. */
  readonly wallTime: number;
  readonly step: number;
  readonly tag: string;
  readonly value: number;
}

/** The event that starts every file: `Event { double wall_time = 1; string file_version = 3; }`. */
export function encodeVersion(wallTime: number): Uint8Array {
  return message([double(1, wallTime), bytes(3, text("brain.Event:2"))]);
}

/**
 * TensorFlow's protocol buffer of a number: `Event { double wall_time = 1; int64 step = 2; Summary summary = 5; }`, where
 * `Summary { repeated Value value = 1; }` and `Value { string tag = 1; float simple_value = 2; }`.
 */
export function encodeScalar({ wallTime, step, tag, value }: ScalarEvent): Uint8Array {
  const summaryValue = message([bytes(1, text(tag)), float(2, value)]);
  return message([double(1, wallTime), integer(2, step), bytes(5, message([bytes(1, summaryValue)]))]);
}

/** The wire types of protocol buffers. */
const wire = { varint: 0, bits64: 1, bytes: 2, bits32: 5 } as const;

function message(fields: readonly (readonly number[])[]): Uint8Array {
  return Uint8Array.from(fields.flat());
}

function key(field: number, type: number): number {
  return field * 8 + type;
}

/** @param value - A safe integer of at least 0. */
function varint(value: number): number[] {
  const digits: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) digits.push((rest % 128) + 128);
  return [...digits, rest];
}

function integer(field: number, value: number): number[] {
  return [key(field, wire.varint), ...varint(value)];
}

function double(field: number, value: number): number[] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value, true);
  return [key(field, wire.bits64), ...new Uint8Array(view.buffer)];
}

function float(field: number, value: number): number[] {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value, true);
  return [key(field, wire.bits32), ...new Uint8Array(view.buffer)];
}

function bytes(field: number, value: Uint8Array): number[] {
  return [key(field, wire.bytes), ...varint(value.length), ...value];
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}
