import { preset } from "../../tsup.preset.js";

export default preset({ index: "src/index.ts", tfjs: "src/tfjs.ts", testing: "src/testing.ts" });
