import type { GalleryTile } from "./gallery-tiles.js";

/** Alt text of a gallery: how many images, how many wrong predictions and up to twelve of them. */
export function describeGallery(tiles: readonly GalleryTile[]): string {
  const count = `${tiles.length} image${tiles.length === 1 ? "" : "s"}.`;
  const judged = tiles.filter(({ verdict }) => verdict !== null);
  if (judged.length === 0) return count;
  const wrong = judged.filter(({ verdict }) => verdict === "wrong");
  if (wrong.length === 0) return `${count} All predictions are right.`;
  const listed = wrong.slice(0, 12).map(({ actual, predicted }) => `${actual} taken for ${predicted}`);
  const more = wrong.length > listed.length ? ` and ${wrong.length - listed.length} more` : "";
  const verb = wrong.length === 1 ? "is" : "are";
  return `${count} ${wrong.length} of ${judged.length} predictions ${verb} wrong: ${listed.join(", ")}${more}.`;
}
