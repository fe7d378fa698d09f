import { accelerate, setupWasm } from "@mnistlab/backend";
import { report } from "./report.js";
import { trainBothWays } from "./train-a-little.js";

report(setupWasm().then(() => trainBothWays(accelerate)));
