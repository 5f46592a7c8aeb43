import type { Block } from "./block";
import { knownId } from "./identity";

/** Blocks by what they are asked for by. */
export class IndexedBlocks {
  private readonly types = new Map<string, Block[]>();
  private readonly labels = new Map<string, Block>();
  private ids: ReadonlyMap<string, Block> | undefined;

  constructor(readonly all: readonly Block[]) {
    for (const block of all) {
      this.labels.set(block.label, block);
      const type = this.types.get(block.type);
      if (type === undefined) this.types.set(block.type, [block]);
      else type.push(block);
    }
    for (const blocks of this.types.values()) blocks.sort((one, other) => (one.label < other.label ? -1 : 1));
  }

  ofType(type: string): readonly Block[] {
    return this.types.get(type) ?? [];
  }

  find(label: string): Block | undefined {
    return this.labels.get(label);
  }

  byId(id: string): Block | undefined {
    this.ids ??= indexById(this.all);
    return this.ids.get(id);
  }
}

/** Several blocks may know one id: what makes the thing comes before what reads it. */
function indexById(blocks: readonly Block[]): ReadonlyMap<string, Block> {
  const found = new Map<string, Block>();
  for (const block of [...blocks].sort((one, other) => rank(one) - rank(other))) {
    const id = knownId(block);
    if (id !== undefined && !found.has(id)) found.set(id, block);
  }
  return found;
}

function rank({ type, mode }: Block): number {
  if (type === "aws_vpc_peering_connection_accepter") return 2;
  if (type === "aws_vpc_peering_connection_options") return 3;
  return mode === "resource" ? 0 : 1;
}
