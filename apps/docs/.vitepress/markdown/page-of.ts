const pages: Readonly<Record<string, string>> = {
  "ARCHITECTURE.md": "/architecture",
  "packages/backend": "/guide/backend",
  "packages/cli": "/guide/command-line",
  "packages/datasets": "/guide/data",
  "packages/metrics": "/guide/metrics",
  "packages/models": "/guide/models",
  "packages/plots": "/guide/plots",
  "packages/tuning": "/guide/tuning",
};

/**
 * The page of this site that shows a file or folder of the repository, if there is one.
 *
 * @param path - Relative to the repository, with slashes, such as "packages/metrics/README.md".
 * @example
 * pageOf("packages/metrics/README.md"); // "/guide/metrics"
 */
export function pageOf(path: string): string | undefined {
  const decision = /^docs\/decisions\/(.+)\.md$/.exec(path)?.[1];
  return decision ? `/decisions/${decision}` : pages[path.replace(/\/(README\.md)?$/, "")];
}
