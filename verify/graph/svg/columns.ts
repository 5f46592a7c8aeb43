import { grouped } from "../grouped";
import { below, type Block, blockOf, FRAME, FRAME_TOP, framed, GAP } from "./blocks";
import type { VpcCard } from "./vpc-card";

/** Cards in the frames of their Regions and accounts, one below the other. */
export type Column = Block<VpcCard>;

/** As wide to as high: a screen. */
const PROPORTION = 1.6;

/** How much higher than the average columns may be, since accounts are not divided at will. */
const SLACKS = [1, 1.05, 1.1, 1.15, 1.2, 1.3, 1.5];

/**
 * The columns that make the smallest page, in something like its usual proportion. An account stays in one column unless
 * it alone is higher than the others.
 *
 * @param hubAccounts those that hold hubs, which stand above
 * @param above how high what stands above them is
 * @param beside how wide what runs between them is, about
 */
export function balancedColumns(
  cards: readonly VpcCard[],
  hubAccounts: ReadonlySet<string>,
  above: number,
  beside: number,
): Column[] {
  if (cards.length === 0) return [];
  const accounts = grouped(cards, ({ shape }) => shape.account).map((account) => accountOf(account, hubAccounts));
  const width = beside + Math.max(0, ...accounts.map(({ whole }) => whole.width));
  const total = stackHeight(accounts.map(({ whole }) => whole));
  const likely = Math.max(1, Math.round(Math.sqrt((total * PROPORTION) / width)));
  const counts = [likely - 1, likely, likely + 1, likely + 2].filter((count) => count > 0);
  const candidates = counts.flatMap((count) => SLACKS.map((slack) => divided(accounts, (total / count) * slack)));
  const sizeOf = (columns: readonly (readonly Column[])[]) => {
    const height = above + Math.max(0, ...columns.map(stackHeight));
    return Math.hypot(columns.length * width, height * PROPORTION);
  };
  const best = candidates.reduce((least, columns) => (sizeOf(columns) < sizeOf(least) ? columns : least));
  return best.map(below);
}

interface Account {
  readonly label: string;
  readonly regions: Regions;
  readonly whole: Column;
}

type Regions = (readonly [string, readonly VpcCard[]])[];

function accountOf([account, cards]: readonly [string, readonly VpcCard[]], hubAccounts: ReadonlySet<string>): Account {
  const third = cards.every(({ shape }) => shape.owner === "third party");
  const label = `Account ${account}${third ? ", third party" : hubAccounts.has(account) ? ", also above" : ""}`;
  const regions = grouped(cards, ({ shape }) => shape.region);
  return { label, regions, whole: frameOf(label, regions) };
}

function frameOf(label: string, regions: Regions): Column {
  const frames = regions.map(([region, cards]) => framed("region", region, below(cards.map(blockOf))));
  return framed("account", label, below(frames));
}

/** What stands in each column, where none is higher than `limit`. */
function divided(accounts: readonly Account[], limit: number): Column[][] {
  const columns: Column[][] = [];
  for (const part of accounts.flatMap((account) => parts(account, limit))) {
    const column = columns.at(-1);
    if (column !== undefined && stackHeight([...column, part]) <= limit) column.push(part);
    else columns.push([part]);
  }
  return columns;
}

/** An account, or as many parts of it as it takes for each to keep below the limit. */
function parts({ label, regions, whole }: Account, limit: number): Column[] {
  if (whole.height <= limit) return [whole];
  const found: Regions[] = [];
  let height = 0;
  for (const [region, cards] of regions) {
    height += FRAME_TOP + FRAME;
    for (const card of cards) {
      height += GAP + card.box.height;
      if (found.length === 0 || height > limit) {
        found.push([]);
        height = 2 * (FRAME_TOP + FRAME) + card.box.height;
      }
      const part = found.at(-1) ?? [];
      const last = part.at(-1);
      if (last?.[0] === region) part[part.length - 1] = [region, [...last[1], card]];
      else part.push([region, [card]]);
    }
  }
  return found.map((part, index) => frameOf(index === 0 ? label : `${label}, continued`, part));
}

function stackHeight(blocks: readonly Column[]): number {
  return blocks.reduce((height, block) => height + GAP + block.height, -GAP);
}
