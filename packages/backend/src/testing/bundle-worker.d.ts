// The build's own script, plain JavaScript without types.
declare module "*/bundle-worker.mjs" {
  export function bundleWorker(): Promise<string>;
}
