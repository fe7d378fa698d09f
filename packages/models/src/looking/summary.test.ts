import { beforeAll, expect, test } from "vitest";
import { buildCnn } from "../building/build-cnn.js";
import { useWasm } from "../testing/use-backends.js";
import { summary } from "./summary.js";

beforeAll(useWasm);

test("the summary of the default network is the lab sheet's, as Keras 2.15 prints it", () => {
  const model = buildCnn();
  expect(summary(model)).toBe(`Model: "sequential"
_________________________________________________________________
 Layer (type)                Output Shape              Param #
=================================================================
 conv2d (Conv2D)             (None, 26, 26, 8)         80

 max_pooling2d (MaxPooling2  (None, 13, 13, 8)         0
 D)

 conv2d_1 (Conv2D)           (None, 11, 11, 16)        1168

 max_pooling2d_1 (MaxPoolin  (None, 5, 5, 16)          0
 g2D)

 flatten (Flatten)           (None, 400)               0

 dense (Dense)               (None, 64)                25664

 dropout (Dropout)           (None, 64)                0

 dense_1 (Dense)             (None, 10)                650

=================================================================
Total params: 27562 (107.66 KB)
Trainable params: 27562 (107.66 KB)
Non-trainable params: 0 (0.00 Byte)
_________________________________________________________________`);
  model.dispose();
});

test("the moving averages of batch normalisation count as parameters that are not trained", () => {
  const model = buildCnn({ batchNorm: true });
  expect(summary(model)).toContain("Non-trainable params: 48 (192.00 Byte)");
  model.dispose();
});
