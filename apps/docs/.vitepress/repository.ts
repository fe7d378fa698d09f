import { fileURLToPath } from "node:url";

/** The folder of the whole house, without a slash at the end. */
export const repositoryRoot: string = fileURLToPath(new URL("../../..", import.meta.url)).replace(/[\\/]$/, "");

/** Where the source is read on the web. */
export const repositoryUrl = "https://github.com/mnistlab/mnistlab";
