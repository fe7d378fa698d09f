import { setupWasm } from "@mnistlab/backend";
import { report } from "./report.js";
import { trainALittle } from "./train-a-little.js";

report(setupWasm().then(trainALittle));
