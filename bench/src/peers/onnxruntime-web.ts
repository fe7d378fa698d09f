// onnxruntime-web on WebAssembly, one thread.
import { env, InferenceSession, Tensor } from "onnxruntime-web";
import { serveInference } from "./serve-inference.ts";

await serveInference(async (onnx) => {
  env.wasm.numThreads = 1;
  const session = await InferenceSession.create(onnx, { executionProviders: ["wasm"] });
  return {
    name: `onnxruntime-web ${env.versions.web}, wasm, 1 thread`,
    async predict(images, n) {
      const outputs = await session.run({ input: new Tensor("float32", images, [n, 1, 28, 28]) });
      return outputs.output!.data as Float32Array;
    },
  };
});
