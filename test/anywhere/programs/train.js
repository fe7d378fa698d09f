import { accelerate, setupWasm } from "@mnistlab/backend";
import { report } from "./report.js";
import { trainEveryWay } from "./train-a-little.js";

report(setupWasm().then(() => trainEveryWay(accelerate)));
