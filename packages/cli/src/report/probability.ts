import { type Html, html } from "./html.js";

/** A probability: four decimals, or a power of ten where those would say nothing. */
export function probability(value: number): Html {
  if (value >= 0.001 || value === 0) return html`${value.toFixed(4)}`;
  const [mantissa, exponent] = value.toExponential(1).split("e-");
  return html`${mantissa}·10<sup>−${exponent}</sup>`;
}
