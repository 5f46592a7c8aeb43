import type { Estate, Hub } from "../estate";
import type { Path } from "../finding";
import { places } from "./places";
import type { Rule } from "./rule";

const stackTwice: Rule = {
  code: "stack-duplicate",
  severity: "error",
  exceptions: "refused",
  title: "Every stack has a name and a state of its own",
  why: "A stack's name is the key of its state: with two of one name each apply would destroy what the other made.",
  source: "Terraform, backend configuration",
  wrong: 'environments "prod" with hub "east", stacks: "per-account", and "prod-hub-east", stacks: "per-environment"',
  right: 'environments "prod" with hub "east", stacks: "per-account", and "east", stacks: "per-environment"',
  *check({ estate, others }) {
    const owners = new Map(others.flatMap((each) => stacksOf(each).map(({ id }) => [id, each.name])));
    for (const { id, path } of stacksOf(estate)) {
      const owner = owners.get(id);
      if (owner === undefined) continue;
      const got = `the stack ${id}, which environment ${owner} has too`;
      yield { path, got, allowed: "a stack that no other environment has", cure: "rename one of the environments" };
    }
  },
};

const hubPairAmbiguous: Rule = {
  code: "hub-names-ambiguous",
  severity: "error",
  exceptions: "refused",
  title: "Two pairs of hubs have different names",
  why: "What joins two hubs is called after both, with a hyphen between: hubs-a-b-c is a-b and c, or a and b-c.",
  source: "Own: addresses of the stacks",
  wrong: '{ hubs: { "a-b": ..., c: ..., a: ..., "b-c": ... } }',
  right: '{ hubs: { "a-b": ..., c: ..., a: ..., bc: ... } }',
  *check({ estate: { hubs } }) {
    const owners = new Map<string, string>();
    for (const [first, second] of pairsOf(hubs)) {
      const name = `${first.key}-${second.key}`;
      const pair = `${first.key} and ${second.key}`;
      const owner = owners.get(name);
      owners.set(name, owner ?? pair);
      if (owner === undefined) continue;
      const got = `${pair}, which together read like ${owner}`;
      yield {
        path: places.hub(second),
        got,
        allowed: "ids that no two pairs read alike",
        cure: "rename the newer hub",
      };
    }
  },
};

const peeredVpcAmbiguous: Rule = {
  code: "vpc-names-ambiguous",
  severity: "error",
  exceptions: "refused",
  title: "The two VPCs of a peering have different names",
  why: "The stack of a peering calls them <participant>-of-<vpc>, and two constructs of one name are refused.",
  source: "Own: addresses of the stacks",
  wrong: '{ between: ["best/breed-of-main", "best-of-breed/main"], ... }',
  right: '{ between: ["best/main", "best-of-breed/main"], ... }',
  *check({ estate: { layout, peerings } }) {
    if (layout === "per-environment") return;
    for (const peering of peerings) {
      if ("partner" in peering || peering.retired) continue;
      const { requester, accepter } = peering;
      if (requester.vpc === accepter.vpc || nameOf(requester.vpc.path) !== nameOf(accepter.vpc.path)) continue;
      yield {
        path: [...places.peering(peering), "between"],
        got: `${requester.vpc.path} and ${accepter.vpc.path}, both called ${nameOf(requester.vpc.path)}`,
        allowed: "VPCs that read differently",
        cure: "rename the newer one",
      };
    }
  },
};

const passwordVariable: Rule = {
  code: "password-variable",
  severity: "error",
  exceptions: "refused",
  title: "The variable of a password has a name that is free",
  why: "Terraform keeps some names for itself, and the stack of a hub has other things of these names.",
  source: "Terraform, input variables; own: addresses of the stacks",
  wrong: '{ password: { variable: "version" } }',
  right: '{ password: { variable: "directory_password" } }',
  *check({ estate: { hubs } }) {
    for (const hub of hubs) {
      const variable = variableOf(hub);
      if (variable === undefined || !TAKEN.has(variable)) continue;
      const cure = "write one such as directory_password, or leave it out";
      const path = [...places.hub(hub), "directory", "password", "variable"];
      yield { path, got: variable, allowed: `another name than ${[...TAKEN].join(", ")}`, cure };
    }
  },
};

const passwordShared: Rule = {
  code: "password-shared",
  severity: "warning",
  exceptions: "allowed",
  title: "Every directory has a password of its own",
  why: "Whoever has the one administers the other too.",
  source: "AWS Directory Service Administration Guide, best practices",
  wrong: '{ east: { password: { variable: "admin" } }, west: { password: { variable: "admin" } } }',
  right: '{ east: { password: { variable: "admin_east" } }, west: { password: { variable: "admin_west" } } }',
  *check({ estate: { hubs } }) {
    const owners = new Map<string, string>();
    for (const hub of hubs) {
      const source = passwordOf(hub);
      if (source === undefined) continue;
      const owner = owners.get(source);
      owners.set(source, owner ?? hub.key);
      if (owner === undefined) continue;
      const path = [...places.hub(hub), "directory", "password"];
      const got = `${source}, the one of hub ${owner} too`;
      yield { path, got, allowed: "one that no other directory has", cure: "name another variable or secret" };
    }
  },
};

const statePrefix: Rule = {
  code: "state-prefix",
  severity: "error",
  exceptions: "refused",
  title: "The prefix of states does not start with a slash",
  why: "Terraform refuses a key that does.",
  source: "Terraform, s3 backend, key",
  wrong: '{ type: "s3", prefix: "/networking/dns" }',
  right: '{ type: "s3", prefix: "networking/dns" }',
  *check({ estate: { backend } }) {
    if (backend.type !== "s3" || !backend.prefix.startsWith("/")) return;
    const cure = `write ${backend.prefix.replace(/^\/+/, "") || "central-dns"}`;
    yield { path: ["backend", "prefix"], got: backend.prefix, allowed: "a prefix without that slash", cure };
  },
};

const reservedTag: Rule = {
  code: "tag-reserved",
  severity: "error",
  exceptions: "refused",
  title: "No tag starts with aws:",
  why: "AWS keeps these for itself and refuses them.",
  source: "AWS Resource Groups User Guide, tag naming limits",
  wrong: '{ tags: { "aws:owner": "network" } }',
  right: '{ tags: { owner: "network" } }',
  *check({ estate: { tags } }) {
    for (const key of Object.keys(tags)) {
      if (!/^aws:/i.test(key)) continue;
      yield { path: ["tags", key], got: key, allowed: "a key that does not start with aws:", cure: "rename it" };
    }
  },
};

export const terraformNameRules: readonly Rule[] = [
  stackTwice,
  hubPairAmbiguous,
  peeredVpcAmbiguous,
  passwordVariable,
  passwordShared,
  statePrefix,
  reservedTag,
];

/** What Terraform keeps for itself in a variable's place, and what else is called so in the stack of a hub. */
const TAKEN: ReadonlySet<string> = new Set([
  ...["count", "depends_on", "for_each", "lifecycle", "locals", "providers", "source", "version"],
  ...["backend", "hub", "publication"],
]);

interface Stack {
  readonly id: string;
  /** The entry that it is there for. */
  readonly path: Path;
}

/** The stacks that an estate is written as. */
function stacksOf({ name, layout, hubs, participants, peerings }: Estate): Stack[] {
  if (layout === "per-environment") return [{ id: name, path: ["name"] }];
  return [
    ...hubs.map((hub) => ({ id: `${name}-hub-${hub.key}`, path: places.hub(hub) })),
    ...pairsOf(hubs).map(([first, second]) => {
      return { id: `${name}-hubs-${first.key}-${second.key}`, path: places.hub(second) };
    }),
    ...participants.map((each) => ({ id: `${name}-participant-${each.key}`, path: places.participant(each) })),
    ...peerings.map((each) => ({ id: `${name}-peering-${each.key}`, path: places.peering(each) })),
  ];
}

function pairsOf(hubs: readonly Hub[]): (readonly [Hub, Hub])[] {
  return hubs.flatMap((first, at) => hubs.slice(at + 1).map((second) => [first, second] as const));
}

function nameOf(path: string): string {
  return path.replace("/", "-of-");
}

function variableOf({ servers }: Hub): string | undefined {
  return "password" in servers && "variable" in servers.password ? servers.password.variable : undefined;
}

/** `variable admin`; of a secret also where it lies. */
function passwordOf({ servers, account, region }: Hub): string | undefined {
  if (!("password" in servers)) return undefined;
  const { password } = servers;
  if ("variable" in password) return `variable ${password.variable}`;
  return `secret ${password.secret} of account ${account.key} in ${region.name}`;
}
