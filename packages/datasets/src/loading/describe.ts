import type { DatasetCard } from "./dataset-card.js";

/**
 * A data set's card as text for people: what it is, where it is from, under which licence, how large, and whom to cite.
 *
 * @param card - Of a loaded set (`const { card } = await loadMnist()`), or by name (`mnistCard`).
 * @returns Lines, without a line break at the end.
 * @example
 * describe(kmnistCard).split("\n")[4]; // "Images:   60,000 for training, 10,000 for testing, of 28 × 28 × 1"
 */
export function describe(card: DatasetCard): string {
  const { train, test } = card;
  return [
    card.name,
    card.description,
    `Source:   ${card.source}`,
    `Licence:  ${card.licence === "NOASSERTION" ? "its authors name none" : card.licence}`,
    `Images:   ${count(train.images)} for training, ${count(test.images)} for testing, of ${card.shape.join(" × ")}`,
    `Classes:  ${card.classNames.length}${classes(card)}`,
    `Citation: ${card.citation}`,
  ].join("\n");
}

/** One line if all classes are equally large or nobody knows how large they are, else one for each. */
function classes({ classNames, train, test }: DatasetCard): string {
  const isUneven = [train, test].some(({ perClass }) => new Set(perClass).size > 1);
  if (isUneven) {
    const width = Math.max(...classNames.map((name) => name.length));
    const rows = classNames.map(
      (name, i) =>
        `\n  ${name.padEnd(width)}  ${count(train.perClass[i]!).padStart(7)} ${count(test.perClass[i]!).padStart(7)}`,
    );
    return `, with these images for training and testing:${rows.join("")}`;
  }
  const each =
    train.perClass.length > 0 ? ` of ${count(train.perClass[0]!)} and ${count(test.perClass[0]!)} images` : "";
  return `${each}: ${classNames.join(", ")}`;
}

function count(images: number): string {
  return images.toLocaleString("en-US");
}
