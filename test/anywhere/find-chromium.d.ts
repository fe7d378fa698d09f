// The script runs before anything is installed, so it is plain JavaScript without types.
declare module "*/find-chromium.mjs" {
  export const chromiumFlags: string[];
  export function findChromium(): string | undefined;
}
