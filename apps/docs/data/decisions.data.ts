import { decisionsDirectory, readDecisions } from "../.vitepress/decisions.js";

/** A line of the list of decisions. */
export interface DecisionLink {
  readonly slug: string;
  readonly title: string;
}

declare const data: readonly DecisionLink[];

export { data };

export default {
  watch: [`${decisionsDirectory}/*.md`],
  /** Every decision, by number. */
  load(): readonly DecisionLink[] {
    return readDecisions().map(({ slug, title }) => ({ slug, title: title.replaceAll("`", "") }));
  },
};
