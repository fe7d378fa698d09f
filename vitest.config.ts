import { defineConfig } from "vitest/config";

/** One run over the whole house. Workspace packages resolve to their sources, so no build stands between edit and test. */
export default defineConfig({
  resolve: { conditions: ["@mnistlab/source"] },
  ssr: { resolve: { conditions: ["@mnistlab/source"] } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: ["{packages,bench,test,scripts}/**/*.test.ts"],
          exclude: ["**/*.browser.test.ts", "**/node_modules/**", "**/dist/**"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
