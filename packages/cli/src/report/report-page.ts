import type { RunRecord } from "../experiment/run-record.js";
import type { Pictures } from "../run-directory/pictures.js";
import { html, trusted } from "./html.js";
import { dataSections } from "./sections/data-sections.js";
import { evaluationSections } from "./sections/evaluation-sections.js";
import { header } from "./sections/header.js";
import { networkSections } from "./sections/network-sections.js";
import { recordSection } from "./sections/record-section.js";
import { trainingSection } from "./sections/training-section.js";
import { tuningSection } from "./sections/tuning-section.js";
import { style } from "./style.js";

/**
 * The report of a run as one HTML page that needs no other file.
 *
 * Shows the steps that are done; its head says if the run was stopped, failed or is still at work.
 */
export function reportPage(record: RunRecord, pictures: Pictures): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>MNIST experiment, ${record.startedAt.toISOString().slice(0, 16).replace("T", " ")} UTC</title>
<style>${trusted(style())}</style>
</head>
<body>
<main>
${header(record)}
${dataSections(record)}
${networkSections(record)}
${trainingSection(record, pictures)}
${evaluationSections(record, pictures)}
${tuningSection(record)}
${recordSection(record)}
</main>
</body>
</html>
`.text;
}
