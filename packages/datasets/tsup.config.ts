import { preset } from "../../tsup.preset.js";

export default preset({
  index: "src/index.ts",
  "image-folder": "src/image-folder.ts",
  "mnist-sample": "src/mnist-sample.ts",
  testing: "src/testing.ts",
  tfjs: "src/tfjs.ts",
});
