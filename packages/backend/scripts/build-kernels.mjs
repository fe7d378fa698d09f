// Compiles assembly/ to one small WASM binary and writes it, base64-encoded, as src/kernels-binary.ts (never committed), so
// that it travels inside the JavaScript and needs no file of its own.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";
import { assertOnlyCode } from "./assert-only-code.mjs";

const flags = [
  "-O3",
  ...["--runtime", "stub", "--noAssert", "--uncheckedBehavior", "always"],
  ...["--importMemory", "--noExportMemory", "--use", "abort="],
  ...["--enable", "simd", "--enable", "bulk-memory"],
];

const packageRoot = fileURLToPath(new URL("..", import.meta.url));

let binary;
const { error, stderr } = await asc.main(
  ["assembly/index.ts", ...flags, "--baseDir", packageRoot, "--outFile", "kernels.wasm"],
  {
    writeFile(_name, contents) {
      binary = contents;
    },
  },
);
if (error) {
  console.error(stderr.toString());
  throw error;
}

assertOnlyCode(binary);
writeFileSync(
  new URL("../src/kernels-binary.ts", import.meta.url),
  `/** The compiled kernels, base64; made from assembly/ by scripts/build-kernels.mjs. */
export const kernelsBinary: string =
  "${Buffer.from(binary).toString("base64")}";
`,
);
console.log(`kernels: ${binary.length} bytes`);
