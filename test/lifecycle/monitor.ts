import type { CloudChange } from "../terraform/stand-in/cloud";
import { text } from "../terraform/stand-in/values";
import { obstacle, serversOf, type World } from "./answer-path";

/**
 * Watches a cloud and asks after every single change, whoever made it, whether each VPC whose hosts are sent to a hub
 * still gets answers.
 */
export class Monitor {
  /** How often the question was asked of a VPC that is sent to a hub. */
  asked = 0;
  private readonly found: string[] = [];
  /** Of VPCs without an option set, which does not matter to one that is on its way out. */
  private readonly undecided = new Map<string, string[]>();

  constructor(private readonly world: World) {
    world.cloud.watch((change) => {
      this.look(change);
    });
  }

  /** `<network of the VPC>: <what is in the way>, after <change>`, one for each change and VPC. */
  get darkMoments(): readonly string[] {
    return [...this.found, ...[...this.undecided.values()].flat()];
  }

  private look(change: CloudChange): void {
    if (change.type === "aws_vpc" && change.after === undefined) this.undecided.delete(change.id);
    for (const vpc of this.world.cloud.all("aws_vpc")) {
      const servers = serversOf(this.world.cloud, vpc);
      const undecided = this.undecided.get(vpc.id) ?? [];
      if (servers?.length !== 0) {
        this.found.push(...undecided);
        this.undecided.delete(vpc.id);
      }
      if (servers === undefined) continue;
      this.asked += 1;
      const because = obstacle(this.world, vpc);
      if (because === undefined) continue;
      const moment = `${text(vpc.values.cidr_block)}: ${because}, after ${textOf(change)}`;
      if (servers.length > 0) this.found.push(moment);
      else this.undecided.set(vpc.id, [...undecided, moment]);
    }
  }
}

function textOf({ type, id, before, after }: CloudChange): string {
  const action = before === undefined ? "making" : after === undefined ? "removing" : "changing";
  return `${action} ${type} ${id}`;
}
