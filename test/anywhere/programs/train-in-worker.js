new Worker(new URL("./train.js", import.meta.url), { type: "module" });
