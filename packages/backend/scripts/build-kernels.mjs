// Compiles assembly/ to two small WASM binaries and writes them, base64-encoded, as src/kernels-binary.ts (never committed),
// so that they travel inside the JavaScript and need no file of their own.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";
import { assertOnlyCode } from "./assert-only-code.mjs";

const flags = [
  "-O2",
  ...["--runtime", "stub", "--noAssert", "--uncheckedBehavior", "always"],
  ...["--importMemory", "--noExportMemory", "--use", "abort="],
  ...["--enable", "simd", "--enable", "bulk-memory"],
];

const packageRoot = fileURLToPath(new URL("..", import.meta.url));

/** Compiles the kernels; `relaxed` lets multiply-adds round once, which is faster and differs between machines. */
async function compile({ relaxed }) {
  let binary;
  const { error, stderr } = await asc.main(
    [
      ...["assembly/index.ts", ...flags, ...(relaxed ? ["--enable", "relaxed-simd"] : [])],
      ...["--baseDir", packageRoot, "--outFile", "kernels.wasm"],
    ],
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
  console.log(`kernels${relaxed ? ", relaxed SIMD" : ""}: ${binary.length} bytes`);
  return Buffer.from(binary).toString("base64");
}

const plain = await compile({ relaxed: false });
const relaxed = await compile({ relaxed: true });
writeFileSync(
  new URL("../src/kernels-binary.ts", import.meta.url),
  `/** The compiled kernels, base64; made from assembly/ by scripts/build-kernels.mjs. */
export const plainKernels: string =
  "${plain}";

/** The same for relaxed SIMD. */
export const relaxedKernels: string =
  "${relaxed}";
`,
);
