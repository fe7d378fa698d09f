// Writes what was recorded in experiments/ into the READMEs, between their markers.
import { readFileSync, writeFileSync } from "node:fs";
import { measuredBlocks } from "./blocks.ts";
import { fillBlocks } from "./fill-blocks.ts";

const repository = new URL("../../../", import.meta.url);
const blocks = measuredBlocks();

for (const file of new Set(blocks.map((block) => block.file))) {
  const url = new URL(file, repository);
  const text = readFileSync(url, "utf8");
  const filled = fillBlocks(
    text,
    blocks.filter((block) => block.file === file),
  );
  if (filled !== text) writeFileSync(url, filled);
  console.log(`${file}: ${filled === text ? "as recorded" : "written"}`);
}
