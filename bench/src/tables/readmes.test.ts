import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { measuredBlocks } from "./blocks.ts";
import { fillBlocks } from "./fill-blocks.ts";

const repository = new URL("../../../", import.meta.url);
const blocks = measuredBlocks();
const files = [...new Set(blocks.map(({ file }) => file))];
const read = (file: string) => readFileSync(new URL(file, repository), "utf8");

test.each(files)("%s says what was recorded; `pnpm bench:tables` writes it", (file) => {
  const text = read(file);
  expect(
    fillBlocks(
      text,
      blocks.filter((block) => block.file === file),
    ),
  ).toBe(text);
});

test.each(files)("every marker in %s is one that the command knows", (file) => {
  const known = blocks.filter((block) => block.file === file).map(({ name }) => name);
  expect([...read(file).matchAll(/<!-- measured: (.*?) -->/g)].map(([, name]) => name)).toEqual(known);
});
