import type { Block, Configuration } from "./terraform";

/** The part of a configuration that some of its stacks make; references still lead out of it. */
export function restrictTo(configuration: Configuration, stacks: readonly string[]): Configuration {
  const named = new Set(stacks);
  const isMine = ({ stack }: Block) => named.has(stack);
  const others = configuration.stacks.filter((stack) => !named.has(stack));
  const byType = new Map<string, readonly Block[]>();
  return {
    blocks: configuration.blocks.filter(isMine),
    ofType(type) {
      const known = byType.get(type) ?? configuration.ofType(type).filter(isMine);
      byType.set(type, known);
      return known;
    },
    find: (label) => configuration.find(label),
    byId: (id) => configuration.byId(id),
    evaluate: (stack, expression) => configuration.evaluate(stack, expression),
    stacks,
    get limitations() {
      return configuration.limitations.filter(({ where }) => !others.some((stack) => where.startsWith(`${stack}: `)));
    },
  };
}
