import type { StepName } from "../experiment/step.js";
import { stepNames } from "../experiment/step.js";
import { type Html, type HtmlValue, html } from "./html.js";

/** A section of the report, headed by a fact. */
export function section(step: StepName, heading: HtmlValue, ...content: readonly HtmlValue[]): Html {
  return html`
<section id="${step}">
<h2><span class="place">${stepNames.indexOf(step) + 1}</span>${heading}</h2>
${content}
</section>`;
}
