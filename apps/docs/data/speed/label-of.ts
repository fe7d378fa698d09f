/** A contestant's recorded name, short enough for a figure that says the rest for all of them. */
export function labelOf(name: string): string {
  return name.replace(/^compiled, our /, "our ").replace(/, (1 thread|one jit|from bytes)\b/g, "");
}
