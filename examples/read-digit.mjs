import { readFile } from "node:fs/promises";
import { setupWasm } from "@mnistlab/backend";
import { canonicalize } from "@mnistlab/datasets";
import { predict } from "@mnistlab/models";
import { loadPretrained } from "@mnistlab/models/pretrained";
import { decode } from "fast-png";

await setupWasm();
const model = await loadPretrained("cnn");
const { data, width, height } = decode(await readFile(process.argv[2] ?? "digit.png"));
const { classes, probabilities } = await predict(model, canonicalize(data, width, height));
console.log(`${classes[0]} (${(100 * probabilities[classes[0]]).toFixed(1)} %)`);
