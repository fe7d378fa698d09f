// onnxruntime-node on the CPU, one thread.
import { env, InferenceSession, Tensor } from "onnxruntime-node";
import { serveInference } from "./serve-inference.ts";

await serveInference(async (onnx) => {
  const session = await InferenceSession.create(onnx, {
    executionProviders: ["cpu"],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
  return {
    name: `onnxruntime-node ${env.versions.node}, 1 thread`,
    async predict(images, n) {
      const outputs = await session.run({ input: new Tensor("float32", images, [n, 1, 28, 28]) });
      return outputs.output!.data as Float32Array;
    },
  };
});
