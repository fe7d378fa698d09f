// `node --import <this> script.ts`: lets a build script import a package's sources, which name each other as compiled
// files (`./x.js`), on a Node that strips types by itself (the lockfile's does).
import { registerHooks } from "node:module";

registerHooks({
  resolve(specifier, context, nextResolve) {
    try {
      return nextResolve(specifier, context);
    } catch (error) {
      if (!specifier.startsWith(".") || !specifier.endsWith(".js")) throw error;
      return nextResolve(`${specifier.slice(0, -3)}.ts`, context);
    }
  },
});
