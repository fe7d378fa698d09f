import type { DefaultTheme } from "vitepress";
import { readDecisions } from "./decisions.js";

/** What every page but the first shows on its left. */
export const sidebar: DefaultTheme.SidebarItem[] = [
  {
    text: "Start",
    items: [
      { text: "The experiment", link: "/experiment" },
      { text: "Install", link: "/guide/install" },
    ],
  },
  {
    text: "Guide",
    items: [
      { text: "Backend", link: "/guide/backend" },
      { text: "Data", link: "/guide/data" },
      { text: "Models and training", link: "/guide/models" },
      { text: "Metrics", link: "/guide/metrics" },
      { text: "Plots", link: "/guide/plots" },
      { text: "Tuning", link: "/guide/tuning" },
      { text: "Command line", link: "/guide/command-line" },
      { text: "Speed", link: "/guide/speed" },
    ],
  },
  {
    text: "How it is built",
    items: [
      { text: "Architecture", link: "/architecture" },
      {
        text: "Decisions",
        collapsed: true,
        items: readDecisions().map(({ slug, title }) => ({ text: withoutCode(title), link: `/decisions/${slug}` })),
      },
    ],
  },
];

function withoutCode(title: string): string {
  return title.replaceAll("`", "");
}
