import type { RunRecord } from "../../experiment/run-record.js";
import { count, megabytes } from "../../format/numbers.js";
import { shapeText } from "../../format/numpy-text.js";
import { digitPicture, figure } from "../figures.js";
import { type Html, html } from "../html.js";
import { section } from "../section.js";
import { table } from "../table.js";

/** What there is to learn from, and how it is given to the network. */
export function dataSections({ results }: RunRecord): (Html | undefined)[] {
  const { data, digit, format } = results;
  return [data && dataSection(data), digit && digitSection(digit), format && formatSection(format)];
}

function dataSection({ all, train, test }: NonNullable<RunRecord["results"]["data"]>): Html {
  const [height, width] = all.train.shape;
  const rows: [string, string][] = [
    ["X_train", shapeText([all.train.length, height, width])],
    ["y_train", shapeText([all.train.length])],
    ["X_test", shapeText([all.test.length, height, width])],
    ["y_test", shapeText([all.test.length])],
  ];
  const isPart = train.length < all.train.length || test.length < all.test.length;
  return section(
    "data",
    `${count(all.train.length)} digits to learn from, ${count(all.test.length)} to be tested on`,
    html`<p>MNIST: handwritten digits of ${height} × ${width} grey pixels, each with the number it stands for. Every file was checked against the SHA-256 of the original.</p>`,
    isPart
      ? html`<p class="note">This run uses a part of them: ${count(train.length)} for training and validation, ${count(test.length)} for the test.</p>`
      : undefined,
    table(
      [
        { title: "Array", cell: ([name]) => html`<code>${name}</code>`, isNumber: false },
        { title: "Shape", cell: ([, shape]) => html`<code>${shape}</code>`, isNumber: false },
      ],
      rows,
    ),
  );
}

function digitSection({ index, label, image }: NonNullable<RunRecord["results"]["digit"]>): Html {
  const alternative = `Training image ${index}, a handwritten ${label}`;
  return section(
    "digit",
    `Training image ${index} is a ${label}`,
    figure(
      digitPicture(image, alternative),
      `Training image ${index}: 784 pixels from 0 (paper) to 255 (ink).`,
      "single",
    ),
  );
}

function formatSection({
  trainShape,
  testShape,
  bytes,
  floatBytes,
}: NonNullable<RunRecord["results"]["format"]>): Html {
  return section(
    "format",
    "The network takes float32 images in [0, 1]; the data stays bytes",
    html`<p>Training matrix <code>${shapeText(trainShape)}</code>, testing matrix <code>${shapeText(testShape)}</code>. The pixels stay uint8 (${megabytes(bytes)}); each batch is divided by 255 when it is needed, instead of a float32 copy of everything (${megabytes(floatBytes)}).</p>`,
  );
}
