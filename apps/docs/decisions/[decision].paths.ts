import { readDecisions } from "../.vitepress/decisions.js";

export default {
  /** One page for each file in docs/decisions. */
  paths(): { params: { decision: string }; content: string }[] {
    return readDecisions().map(({ slug, markdown }) => ({ params: { decision: slug }, content: markdown }));
  },
};
