/** Where the facts of all estates lie: beside the directory of their stacks. */
export const FACTS_FILE = "facts.json";
