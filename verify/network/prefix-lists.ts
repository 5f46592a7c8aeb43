import type { Cidr } from "../../values";
import { listOf, type Block, type Value } from "../terraform";
import { type Reading } from "./reading";
import { Things } from "./things";

/**
 * Networks of prefix lists: aws_ec2_managed_prefix_list and its _entry, and the data source of that name. Those of AWS's own
 * services are not known before apply.
 */
export class PrefixLists {
  private readonly lists = new Things<Cidr[]>();

  constructor(private readonly reading: Reading) {
    for (const block of reading.resources("aws_ec2_managed_prefix_list")) {
      this.lists.add(entries(reading, block), block);
    }
    for (const block of reading.data("aws_ec2_managed_prefix_list")) {
      this.lists.read(reading, block, ["id"], () => entries(reading, block));
    }
    for (const block of reading.resources("aws_ec2_managed_prefix_list_entry")) {
      const cidr = reading.cidr(block, "cidr", block.value("cidr"));
      if (cidr) this.lists.find(block.value("prefix_list_id"))?.push(cidr);
    }
  }

  /** Networks of the lists that an argument names, one or several. */
  networks(block: Block, argument: string, value: Value | undefined): readonly Cidr[] {
    return listOf(value).flatMap((id) => {
      const networks = this.lists.find(id);
      if (networks === undefined) this.reading.noteDangling(block, argument, id);
      return networks ?? [];
    });
  }
}

function entries(reading: Reading, block: Block): Cidr[] {
  const argument = block.mode === "data" ? "entries" : "entry";
  return reading.nested(block, argument).flatMap(({ cidr }) => [...reading.cidrs(block, argument, cidr)]);
}
