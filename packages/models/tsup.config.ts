import { preset } from "../../tsup.preset.js";

export default preset({
  index: "src/index.ts",
  keras: "src/keras.ts",
  pretrained: "src/pretrained.ts",
  testing: "src/testing.ts",
});
