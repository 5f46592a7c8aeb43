import { prod } from "../../environments/prod";
import { stacksOf } from "./estates";
import { providersOf } from "./provider-blocks";

const stacks = [...stacksOf(prod)];

/** Every string of a JSON value, but for CDKTF's own comments. */
function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => (key === "//" ? [] : [key, ...strings(entry)]));
}

describe.each(stacks)("%s stands for itself:", (_stack, json) => {
  const texts = strings(json.document);
  const mentioned = (pattern: RegExp) => [
    ...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[0]))),
  ];

  it("it reads no other stack's state, and offers none to be read so", () => {
    expect(texts.filter((text) => /remote.?state|cross-stack/.test(text))).toEqual([]);
  });

  it("whatever it refers to is part of it", () => {
    const known = json.all.map(({ address }) => address);
    expect(mentioned(/(?<![\w.-])(data\.)?aws_\w+\.[\w-]+/g).filter((address) => !known.includes(address))).toEqual([]);
    expect(mentioned(/(?<![\w.-])(var|local|module)\.[\w-]+/g)).toEqual([]);
  });

  it("whoever acts is one of its providers", () => {
    const aliases = [...providersOf(json).keys()].map((alias) => `aws.${alias}`);
    const acting = json.all.map(({ attributes }) => String(attributes.provider));
    expect(acting.filter((alias) => !aliases.includes(alias))).toEqual([]);
  });
});

it("there is a lot that they refer to", () => {
  const references = stacks.map(([, json]) => JSON.stringify(json.document).match(/\$\{/g)?.length ?? 0);
  expect(references.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(500);
});

it("outputs are for people", () => {
  const outputs = stacks.flatMap(([stack, { document }]) =>
    Object.keys(document.output ?? {}).map((output) => `${stack} ${output}`),
  );
  const groups = ["legacy-billing", "platform-europe", "search-data", "shop-billing", "shop-tools"].flatMap((peering) =>
    ["requester", "accepter"].map((side) => `prod-peering-${peering} security_group_${peering}_${side}`),
  );
  const partners = ["payments", "telemetry"].flatMap((peering) => [
    `prod-peering-${peering} instructions_${peering}`,
    `prod-peering-${peering} security_group_${peering}_own`,
  ]);
  expect(outputs.sort()).toEqual(
    [
      ...["prod-hub-east dns_addresses_east", "prod-hub-east vpn_addresses_east_headquarters"],
      ...["prod-hub-west dns_addresses_west", "prod-hub-west vpn_addresses_west_plant"],
      ...[...groups, ...partners],
    ].sort(),
  );
});
