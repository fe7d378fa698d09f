import type { LayerSpec } from "../networks.ts";
import type { PortableWeight } from "./portable-weights.ts";
import { type Bytes, bytes, integer, message } from "./protobuf.ts";

// Numbers of the fields: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
const FLOAT = 1;
const INTS = 7;
const IR_VERSION = 8;
const OPSET = 13;

/** Name of the input: images [batch, 1, 28, 28]. */
export const INPUT = "images";
/** Name of the output: probabilities [batch, 10]. */
export const OUTPUT = "probabilities";

/** A network as an ONNX model, for inference: batches of any size, softmax at the end. */
export function writeOnnx(layers: readonly LayerSpec[], weights: readonly PortableWeight[]): Bytes {
  const left = [...weights];
  const initializers: Bytes[] = [];
  const nodes: Bytes[] = [];
  let last = INPUT;
  const weight = () => {
    const name = `weight${initializers.length}`;
    initializers.push(tensor(name, left.shift()!));
    return name;
  };
  const add = (operation: string, more: readonly string[], attributes: readonly Bytes[], name?: string) => {
    const output = name ?? `value${nodes.length}`;
    nodes.push(node(operation, [last, ...more], output, attributes));
    last = output;
  };
  for (const spec of layers) {
    switch (spec.kind) {
      case "conv":
        add("Conv", [weight(), weight()], [pair("kernel_shape", spec.size)]);
        if (spec.relu) add("Relu", [], []);
        break;
      case "maxPool":
        add("MaxPool", [], [pair("kernel_shape", 2), pair("strides", 2)]);
        break;
      case "flatten":
        add("Flatten", [], []);
        break;
      case "dense":
        add("Gemm", [weight(), weight()], [integerAttribute("transB", 1)]);
        if (spec.relu) add("Relu", [], []);
        break;
      case "dropout": // nothing in inference
        break;
      default:
        throw new Error(`No layer of the kind ${spec.kind} is written as ONNX.`);
    }
  }
  add("Softmax", [], [integerAttribute("axis", 1)], OUTPUT);
  const graph = message(
    ...nodes.map((content) => bytes(1, content)),
    bytes(2, "network"),
    ...initializers.map((content) => bytes(5, content)),
    bytes(11, valueInfo(INPUT, [1, 28, 28])),
    bytes(12, valueInfo(OUTPUT, [10])),
  );
  return message(integer(1, IR_VERSION), bytes(2, "mnistlab"), bytes(7, graph), bytes(8, integer(2, OPSET)));
}

function node(operation: string, inputs: readonly string[], output: string, attributes: readonly Bytes[]): Bytes {
  return message(
    ...inputs.map((input) => bytes(1, input)),
    bytes(2, output),
    bytes(3, output),
    bytes(4, operation),
    ...attributes.map((attribute) => bytes(5, attribute)),
  );
}

/** The same number for height and width. */
function pair(name: string, value: number): Bytes {
  return message(bytes(1, name), integer(8, value), integer(8, value), integer(20, INTS));
}

function integerAttribute(name: string, value: number): Bytes {
  return message(bytes(1, name), integer(3, value), integer(20, 2));
}

function tensor(name: string, { shape, values }: PortableWeight): Bytes {
  const { buffer, byteOffset, byteLength } = values;
  const raw = new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength); // little-endian, as this machine is
  return message(...shape.map((size) => integer(1, size)), integer(2, FLOAT), bytes(8, name), bytes(9, raw));
}

/** Floats of shape [batch, ...shape]. */
function valueInfo(name: string, shape: readonly number[]): Bytes {
  const dimensions = [bytes(2, "batch"), ...shape.map((size) => integer(1, size))];
  const tensorType = message(integer(1, FLOAT), bytes(2, message(...dimensions.map((size) => bytes(1, size)))));
  return message(bytes(1, name), bytes(2, bytes(1, tensorType)));
}
