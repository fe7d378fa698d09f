import { backend_util, conv2d, grads, mul, sum, type Tensor4D } from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, test } from "vitest";
import { setupWasm } from "../setup-wasm.js";
import { type ConvCase, convCases, normal, outShape } from "../testing/conv-cases.js";
import { expectClose, onBothBackends } from "../testing/on-both-backends.js";
import { propertyRuns } from "../testing/property-runs.js";

beforeAll(async () => {
  await setupWasm();
});

/** The gradient through TF.js's own automatic differentiation. */
function filterGradient(c: ConvCase): Tensor4D {
  const dy = normal(outShape(c), c.seed + 2);
  const gradient = grads((x, filter) => sum(mul(conv2d(x as Tensor4D, filter as Tensor4D, c.strides, c.pad), dy)));
  return gradient([normal(c.x, c.seed), normal(c.filter, c.seed + 1)])[1] as Tensor4D;
}

/** The definition, one multiply-add at a time in double precision. */
function slowFilterGradient(c: ConvCase): number[] {
  const { padInfo, outHeight, outWidth } = backend_util.computeConv2DInfo(c.x, c.filter, c.strides, 1, c.pad);
  const x = normal(c.x, c.seed).bufferSync();
  const dy = normal(outShape(c), c.seed + 2).bufferSync();
  const [kernelHeight, kernelWidth, inChannels, outChannels] = c.filter;
  const gradient: number[] = [];
  for (let kh = 0; kh < kernelHeight; kh++)
    for (let kw = 0; kw < kernelWidth; kw++)
      for (let ci = 0; ci < inChannels; ci++)
        for (let co = 0; co < outChannels; co++) {
          let total = 0;
          for (let b = 0; b < c.x[0]; b++)
            for (let oh = 0; oh < outHeight; oh++)
              for (let ow = 0; ow < outWidth; ow++) {
                const ih = oh * c.strides[0] + kh - padInfo.top;
                const iw = ow * c.strides[1] + kw - padInfo.left;
                if (ih < 0 || iw < 0 || ih >= c.x[1] || iw >= c.x[2]) continue;
                total += x.get(b, ih, iw, ci) * dy.get(b, oh, ow, co);
              }
          gradient.push(total);
        }
  return gradient;
}

test("filter gradients of any shape, stride and padding equal the cpu backend's", async () => {
  await fc.assert(
    fc.asyncProperty(convCases(), async (c) => expectClose(await onBothBackends(() => filterGradient(c)))),
    { seed: 3, numRuns: propertyRuns },
  );
});

test("filter gradients equal the definition", async () => {
  await fc.assert(
    fc.asyncProperty(convCases(), async (c) => {
      const { wasm, shape } = await onBothBackends(() => filterGradient(c));
      expectClose({ cpu: slowFilterGradient(c), wasm, shape });
    }),
    { seed: 4, numRuns: 20 },
  );
});
