import { type Bytes, bytes, float, integer, message } from "./protobuf.js";

// Numbers of the fields: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
const FLOAT = 1;
const INT64 = 7;
const attributeType = { float: 1, integer: 2, text: 3, integers: 7 } as const;
const IR_VERSION = 8;
/** The version of ONNX' operators that are written; runtimes read those of a decade. */
const OPSET = 13;

/** Attributes of a node: whole numbers stand in arrays, even if there is but one; `integer` for a lone one. */
export interface Attributes {
  readonly integers?: Readonly<Record<string, readonly number[]>>;
  readonly integer?: Readonly<Record<string, number>>;
  readonly float?: Readonly<Record<string, number>>;
  readonly text?: Readonly<Record<string, string>>;
}

/** What a graph takes or gives: float32 of shape [batch, ...shape]; `null` for a size that is open. */
export interface Port {
  readonly name: string;
  readonly shape: readonly (number | null)[];
}

interface Node {
  readonly operation: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes: Attributes;
}

/** An ONNX graph in the making. */
export interface OnnxGraph {
  /** Adds a node; the result is the name of its output. */
  add(operation: string, inputs: readonly string[], attributes?: Attributes): string;
  /** Adds float32 constants; the result is their name. */
  constant(values: Float32Array, shape: readonly number[]): string;
  /** Adds a list of whole numbers, of which -1 is one; the result is its name. */
  shapeConstant(values: readonly number[]): string;
  /** The model that computes `output.name` from the input, both of them renamed. */
  encode(title: string, input: Port, output: Port & { readonly value: string }): Bytes;
}

/** An empty graph. */
export function createGraph(): OnnxGraph {
  const nodes: Node[] = [];
  const constants: Bytes[] = [];
  const addConstant = (type: number, raw: ArrayBufferView<ArrayBuffer>, shape: readonly number[]): string => {
    const name = `weight${constants.length}`;
    const { buffer, byteOffset, byteLength } = raw; // little-endian, as every machine that runs WebAssembly is
    const content = new Uint8Array(buffer, byteOffset, byteLength);
    constants.push(
      message(...shape.map((size) => integer(1, size)), integer(2, type), bytes(8, name), bytes(9, content)),
    );
    return name;
  };
  return {
    add(operation, inputs, attributes = {}) {
      const output = `value${nodes.length}`;
      nodes.push({ operation, inputs, output, attributes });
      return output;
    },
    constant: (values, shape) => addConstant(FLOAT, Float32Array.from(values), shape),
    shapeConstant: (values) => addConstant(INT64, BigInt64Array.from(values, BigInt), [values.length]),
    encode(title, input, output) {
      const renamed = (name: string) => (name === output.value ? output.name : name);
      const graph = message(
        ...nodes.map((node) =>
          bytes(1, encodeNode({ ...node, inputs: node.inputs.map(renamed), output: renamed(node.output) })),
        ),
        bytes(2, title),
        ...constants.map((content) => bytes(5, content)),
        bytes(11, encodePort(input)),
        bytes(12, encodePort(output)),
      );
      return message(
        integer(1, IR_VERSION),
        bytes(2, "@mnistlab/models"),
        bytes(7, graph),
        bytes(8, integer(2, OPSET)),
      );
    },
  };
}

function encodeNode({ operation, inputs, output, attributes }: Node): Bytes {
  return message(
    ...inputs.map((input) => bytes(1, input)),
    bytes(2, output),
    bytes(3, output),
    bytes(4, operation),
    ...encodeAttributes(attributes).map((attribute) => bytes(5, attribute)),
  );
}

function encodeAttributes({ integers = {}, integer: one = {}, float: number = {}, text = {} }: Attributes): Bytes[] {
  const attribute = (name: string, type: keyof typeof attributeType, ...values: readonly Bytes[]) =>
    message(bytes(1, name), ...values, integer(20, attributeType[type]));
  return [
    ...Object.entries(integers).map(([name, list]) =>
      attribute(name, "integers", ...list.map((value) => integer(8, value))),
    ),
    ...Object.entries(one).map(([name, value]) => attribute(name, "integer", integer(3, value))),
    ...Object.entries(number).map(([name, value]) => attribute(name, "float", float(2, value))),
    ...Object.entries(text).map(([name, value]) => attribute(name, "text", bytes(4, value))),
  ];
}

function encodePort({ name, shape }: Port): Bytes {
  const open = (i: number) => bytes(2, i === 0 ? "batch" : `size${i}`);
  const dimensions = [null, ...shape].map((size, i) => (size === null ? open(i) : integer(1, size)));
  const tensorType = message(integer(1, FLOAT), bytes(2, message(...dimensions.map((size) => bytes(1, size)))));
  return message(bytes(1, name), bytes(2, bytes(1, tensorType)));
}
