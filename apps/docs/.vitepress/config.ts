import { defineConfig } from "vitepress";
import { inkCode, slateCode } from "./code-themes.js";
import { failOnMissingIncludes } from "./markdown/missing-includes.js";
import { resolveRepositoryLinks } from "./markdown/repository-links.js";
import { letTablesScroll } from "./markdown/scrolling-tables.js";
import { repositoryUrl } from "./repository.js";
import { sidebar } from "./sidebar.js";

export default defineConfig({
  title: "mnistlab",
  description: "Train and tune small convolutional networks in plain JavaScript, in Node and in the browser.",
  lang: "en",
  cleanUrls: true,
  srcExclude: ["README.md"],
  head: [
    ["link", { rel: "icon", type: "image/svg+xml", href: "/favicon.svg" }],
    ["meta", { name: "theme-color", content: "#fcfbf8", media: "(prefers-color-scheme: light)" }],
    ["meta", { name: "theme-color", content: "#1b1e20", media: "(prefers-color-scheme: dark)" }],
  ],
  markdown: {
    theme: { light: inkCode, dark: slateCode },
    config: (md) => {
      md.use(failOnMissingIncludes);
      md.use(resolveRepositoryLinks);
      md.use(letTablesScroll);
    },
  },
  themeConfig: {
    logo: { src: "/favicon.svg", alt: "" },
    nav: [
      { text: "Experiment", link: "/experiment" },
      { text: "Guide", link: "/guide/install", activeMatch: "^/guide/" },
      { text: "Architecture", link: "/architecture", activeMatch: "^/(architecture|decisions)" },
    ],
    sidebar,
    outline: { level: [2, 3], label: "On this page" },
    search: { provider: "local" },
    socialLinks: [{ icon: "github", link: repositoryUrl, ariaLabel: "Source code" }],
    externalLinkIcon: true,
    footer: {
      message: "Apache-2.0. MNIST: Yann LeCun, Corinna Cortes and Christopher J. C. Burges, CC BY-SA 3.0.",
    },
  },
});
