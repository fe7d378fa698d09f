import type { LayerSpec } from "../networks.ts";
import { fromBase64, toBase64 } from "./peer-process.ts";
import { serve } from "./serve.ts";

/** What to predict, again and again. */
export interface InferenceTask {
  readonly batchSize: number;
  /** For those who build the network themselves; the weights follow each other, channels first, as float32 in base64. */
  readonly layers: readonly LayerSpec[];
  readonly weights: string;
  /** For the others: the network as ONNX, in base64. */
  readonly onnx: string;
  /** Bytes, in base64. */
  readonly images: string;
}

/** A network that has predicted once. */
export interface InferenceHello {
  /** With version and settings. */
  readonly name: string;
  /** Probabilities of all images, float32 in base64. */
  readonly outputs: string;
}

/** Milliseconds of a prediction of all images. */
export interface InferenceRun {
  readonly ms: number;
}

/** A network that is ready to predict. */
export interface Inference {
  readonly name: string;
  /** Probabilities of a batch of images [n, 1, 28, 28]. */
  predict(images: Float32Array, n: number): Promise<Float32Array>;
}

/** Predicts by what `prepare` makes of an ONNX model; the scaling of bytes is not timed. */
export async function serveInference(prepare: (onnx: Uint8Array) => Promise<Inference>): Promise<void> {
  await serve<InferenceTask>(async ({ batchSize, onnx, images: bytes }) => {
    const { name, predict } = await prepare(fromBase64(onnx));
    const images = Float32Array.from(fromBase64(bytes), (byte) => byte / 255);
    const count = images.length / 784;
    const outputs = new Float32Array(count * 10);
    const predictAll = async () => {
      for (let first = 0; first < count; first += batchSize) {
        const end = Math.min(first + batchSize, count);
        outputs.set(await predict(images.subarray(first * 784, end * 784), end - first), first * 10);
      }
    };
    await predictAll();
    const hello: InferenceHello = { name, outputs: toBase64(outputs) };
    return {
      hello,
      async run(times): Promise<InferenceRun> {
        const start = performance.now();
        for (let i = 0; i < times; i++) await predictAll();
        return { ms: (performance.now() - start) / times };
      },
    };
  });
}
