import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dev } from "../../environments/dev";
import lab from "../../environments/lab.json";
import { prod } from "../../environments/prod";
import { ROOT } from "../cli/commands";
import { textsOf } from "../stacks/estates";

const page = readFileSync(join(ROOT, "docs/operations.md"), "utf8");
const [, full = "", connecting = ""] = /### The full role\n(.*?)### The connecting role\n(.*?)\n## /s.exec(page) ?? [];

interface Stack {
  readonly provider: { readonly aws: readonly { alias: string; assume_role: readonly { role_arn: string }[] }[] };
  readonly resource?: Readonly<Record<string, Readonly<Record<string, { provider: string }>>>>;
  readonly data?: Stack["resource"];
}

/** The types that the examples' stacks have in a role of that name, or in any. */
function typesIn(environment: object, roles: RegExp): string[] {
  return [...textsOf(environment).values()].flatMap((text) => {
    const { provider, resource = {}, data = {} } = JSON.parse(text) as Stack;
    const aliases = provider.aws.filter(({ assume_role }) => assume_role.some(({ role_arn }) => roles.test(role_arn)));
    const providers = aliases.map(({ alias }) => `aws.${alias}`);
    return [...Object.entries(resource), ...Object.entries(data)]
      .filter(([, entries]) => Object.values(entries).some((entry) => providers.includes(entry.provider)))
      .map(([type]) => type);
  });
}

/** Types that a part of the page does not name. */
function missingIn(part: string, types: readonly string[]): string[] {
  return [...new Set(types)].filter((type) => !part.includes(`\`${type}\``)).sort();
}

it("the page on operations names every type that we generate, among what the full role may do", () => {
  const types = [dev, prod, lab].flatMap((environment) => typesIn(environment, /./));
  expect(types.length).toBeGreaterThan(100);
  expect(missingIn(full, types)).toEqual([]);
});

it("and every type that other stacks own in an account, among what the connecting role may do", () => {
  const types = typesIn(prod, /\/connect$/);
  expect(types).toContain("aws_vpc_peering_connection_accepter");
  expect(missingIn(connecting, types)).toEqual([]);
  // What the narrow role must not be able to do is not among it.
  expect(types.filter((type) => /directory|aws_route53_zone$|dhcp/.test(type))).toEqual([]);
});
