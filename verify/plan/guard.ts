import { type AnswerPath, ASSOCIATION, type Intent, type LiveVpc } from "./answer-path";
import { isExcused } from "./excuses";
import { answerPaths, goesWithItsVpc, hubsIn, isSwitched, nameOfVpc, vpcsElsewhere } from "./find-answer-paths";
import { Serving } from "./serving";
import type { Removal, Transition } from "./transition";

/** What a plan would take away from VPCs whose hosts are answered by it. */
export interface GuardVerdict {
  readonly losses: readonly Loss[];
  /** The VPCs that would go dark. */
  readonly dark: readonly LiveVpc[];
  /** What was taken on trust. */
  readonly assumptions: readonly string[];
}

/** A part of a live answer path that a plan deletes or replaces. */
export interface Loss {
  /** Of the resource. */
  readonly label: string;
  readonly action: "delete" | "replace";
  /** Attributes that force the replacement. */
  readonly because: readonly string[];
  /** Names of the VPCs that need it. */
  readonly vpcs: readonly string[];
}

/**
 * Judges what a plan deletes or replaces. Terraform does so in the middle of an apply, in no order that would keep the
 * hosts of a VPC answered whose leases name the hub's servers.
 */
export function guard(transition: Transition, intent: Intent): GuardVerdict {
  const { facts } = intent;
  const guarded = answerPaths(transition, intent).map((path): Guarded => ({
    path,
    serving: new Serving(transition, path),
  }));
  const touched = transition.removals.flatMap((removal): Touched[] => {
    const paths = guarded.filter((each) => isOn(removal, each)).map(({ path }) => path);
    const cut = paths.filter((path) => !isExcused(removal, { transition, path, facts }));
    return paths.length > 0 ? [{ removal, cut }] : [];
  });
  const losses = touched.flatMap(({ removal, cut }) => {
    const vpcs = cut.flatMap((path) => path.vpcs.map(({ name }) => name));
    return vpcs.length > 0 ? [lossOf(removal, vpcs)] : [];
  });
  const dark = new Map(touched.flatMap(({ cut }) => cut).flatMap(({ vpcs }) => vpcs.map((vpc) => [vpc.name, vpc])));
  return {
    losses,
    dark: [...dark.values()],
    assumptions: [
      ...(touched.some(({ cut }) => cut.length > 0) ? sentBack(intent) : []),
      ...touched
        .filter(({ removal: { resource }, cut }) => resource.type === "aws_subnet" && cut.length === 0)
        .map(({ removal }) => `no host is left in ${removal.resource.address}`),
      ...leftWithoutSet(transition, intent),
    ],
  };
}

/** An answer path, and what serves it beyond what Terraform knows. */
interface Guarded {
  readonly path: AnswerPath;
  readonly serving: Serving;
}

/** A removal from answer paths, and those of them that it cuts. */
interface Touched {
  readonly removal: Removal;
  readonly cut: readonly AnswerPath[];
}

function isOn({ resource }: Removal, { path, serving }: Guarded): boolean {
  return path.members.has(resource.address) || serving.has(resource);
}

function lossOf({ resource, isReplacement, because }: Removal, vpcs: readonly string[]): Loss {
  return { label: resource.address, action: isReplacement ? "replace" : "delete", because, vpcs: [...new Set(vpcs)] };
}

/** Which VPCs a hub in a stack of its own answers, only the facts tell. */
function sentBack(intent: Intent): readonly string[] {
  const hubs = new Set(hubsIn(intent).map(({ name }) => name));
  return vpcsElsewhere(intent, ({ hub, names }) => names !== "estate" && hubs.has(hub ?? "")).map(
    ({ name }) => `${name} was sent to Amazon's resolver by an earlier apply, and the leases of its hosts have run out`,
  );
}

/** AWS gives a VPC no other option set when its association is destroyed. */
function leftWithoutSet(transition: Transition, intent: Intent): readonly string[] {
  return transition
    .ofType(ASSOCIATION)
    .filter((association) => transition.isRemoved(association) && !isSwitched(transition, association))
    .filter((association) => !goesWithItsVpc(transition, association))
    .map(
      (association) =>
        `somebody gives ${nameOfVpc(transition, intent, association).name} an option set: it is left with none`,
    );
}
