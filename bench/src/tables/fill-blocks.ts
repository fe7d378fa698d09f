import type { Block } from "./blocks.ts";
import { markedBlock, withMarkedBlock } from "./marked-block.ts";

/** A README as it is to be: every block that has been recorded is written between its markers. */
export function fillBlocks(text: string, blocks: readonly Block[]): string {
  return blocks.reduce((filled, { name, write }) => {
    const content = write(markedBlock(filled, name));
    return content === undefined ? filled : withMarkedBlock(filled, name, content);
  }, text);
}
