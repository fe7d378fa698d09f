import { type Browser, type ConsoleMessage, chromium } from "playwright-core";
import { chromiumFlags, findChromium } from "../../scripts/find-chromium.mjs";

/** Whether there is a Chromium or Chrome; without one, pages cannot be tested. */
export const hasChromium: boolean = findChromium() !== undefined;

/** Starts the Chromium of this machine. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
}

/** Opens a page and returns what its program, or the program in its worker, reported. */
export async function visit(browser: Browser, url: string): Promise<unknown> {
  const page = await browser.newPage();
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  try {
    const predicate = (message: ConsoleMessage): boolean => message.text().startsWith("{");
    const [report] = await Promise.all([page.waitForEvent("console", { predicate, timeout: 50_000 }), page.goto(url)]);
    return JSON.parse(report.text());
  } catch (cause) {
    throw new Error(`${url} reported nothing. It said:\n${said.join("\n")}`, { cause });
  } finally {
    await page.close();
  }
}
