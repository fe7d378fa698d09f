import { toPng } from "@mnistlab/datasets";
import { type Html, type HtmlValue, html, trusted } from "./html.js";

/** A picture with a caption that says what to notice. */
export function figure(picture: Html, caption: HtmlValue, kind = ""): Html {
  return html`<figure class="${kind}"><div class="picture">${picture}</div><figcaption>${caption}</figcaption></figure>`;
}

/** An SVG document of our own, drawn in place. */
export function inlineSvg(svg: string): Html {
  return trusted(svg.replace(/^<\?xml[^>]*>\s*/, ""));
}

/** A PNG file, drawn in place. */
export function inlinePng(png: Uint8Array, alternative: string, kind = ""): Html {
  const url = `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
  return html`<img class="${kind}" src="${url}" alt="${alternative}">`;
}

/** A digit, ink on paper, or chalk on slate in dark mode. */
export function digitPicture(image: Uint8Array, alternative: string): Html {
  return inlinePng(toPng(image, { width: 28, height: 28 }), alternative, "digit");
}
