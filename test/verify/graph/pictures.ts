import type { HubShape, PeeringShape, Picture, SiteShape, VpcShape } from "../../../verify/graph/picture";

/** An estate of section 1's kind: one hub, three applications, one office. */
export const small: Picture = {
  title: "small",
  hubs: [hub("east", "us-east-1", 0, ["office"])],
  vpcs: [vpc("pa1", "us-east-1", 1), vpc("pa2", "us-east-1", 2), vpc("pa3", "us-east-2", 3)],
  sites: [site("office", "east")],
  peerings: [...["pa1", "pa2", "pa3"].map((name) => peering(name, "east", [])), peering("pa1", "pa3", ["https"])],
  clients: ["pa1", "pa2", "pa3"].map((name) => ({ vpc: name, hub: "east" })),
  links: [{ site: "office", hub: "east", over: "vpn" }],
};

/** An estate of any size, with everything that there is. */
export function estate(vpcCount: number, { hubCount = 2, siteCount = 3, perAccount = 3 } = {}): Picture {
  const hubNames = Array.from({ length: hubCount }, (_, index) => `hub${index}`);
  const siteNames = Array.from({ length: siteCount }, (_, index) => `site${index}`);
  const hubOf = (index: number) => hubNames[index % hubCount] ?? "";
  const names = Array.from({ length: vpcCount }, (_, index) => `team${index}/main`);
  const vpcs = names.map((name, index) => ({
    ...vpc(name, REGIONS[index % REGIONS.length] ?? "", index, 100 + Math.floor(index / perAccount)),
    ...(index % 7 === 3 && { cidrs: [`10.${index}.0.0/16`, `100.64.${index}.0/24`, `100.65.${index}.0/24`] }),
    ...(index % 9 === 4 && { notes: ["only read here"], zones: [] }),
    ...(index % 11 === 10 && { owner: "third party" as const }),
  }));
  const applications = names.flatMap((name, index) => [
    ...(index % 2 === 1 ? [peering(names[(index * 7 + 3) % vpcCount] ?? "", name, ["https"])] : []),
    ...(index % 5 === 2 ? [peering(name, names[(index + 1) % vpcCount] ?? "", ["postgres", "https", "ssh"])] : []),
  ]);
  return {
    title: `${vpcCount} VPCs <& co>`,
    hubs: hubNames.map((name, index) => ({
      ...hub(name, REGIONS[index % 3] ?? "", 200 + index, siteNames),
      account: index < 2 ? "111111111111" : "222222222222",
    })),
    vpcs,
    sites: siteNames.map((name, index) => site(name, hubOf(index))),
    peerings: [
      ...names.map((name, index) => ({ ...peering(name, hubOf(index), []), active: index % 13 !== 12 })),
      ...hubNames.flatMap((a, at) => hubNames.slice(at + 1).map((b) => peering(a, b, []))),
      ...applications.filter(({ ends: [a, b] }) => a !== b).map((it, at) => ({ ...it, active: at % 8 !== 7 })),
    ],
    clients: names.flatMap((name, index) => (index % 6 === 5 ? [] : [{ vpc: name, hub: hubOf(index) }])),
    links: siteNames.flatMap((name, index) =>
      hubNames.map((hubName) => ({
        site: name,
        hub: hubName,
        over: index % 2 === 0 ? ("vpn" as const) : ("external" as const),
      })),
    ),
  };
}

const REGIONS = ["us-east-1", "us-west-2", "eu-west-1", "ap-southeast-2"];

function vpc(name: string, region: string, index: number, account = index): VpcShape {
  return {
    key: name,
    name,
    account: String(account).padStart(12, "2"),
    region,
    cidrs: [`10.${index}.0.0/16`],
    zones: [`${name.split("/")[0] ?? ""}.awscloud.com`],
    notes: [],
    owner: "estate",
  };
}

function hub(name: string, region: string, index: number, sites: readonly string[]): HubShape {
  return {
    ...vpc(name, region, index),
    zones: ["awscloud.com"],
    servers: {
      title: `Directory ${name}.corp.example.net`,
      places: [`two addresses in 10.${index}.1.0/24, 10.${index}.2.0/24`],
      forwards: [
        { domain: "awscloud.com", to: "resolver" },
        ...sites.map((to) => ({ domain: `${to}.example.com`, to })),
      ],
    },
    resolver: { address: `10.${index}.0.2`, zones: ["awscloud.com", "pa1.awscloud.com"] },
  };
}

function site(name: string, to: string): SiteShape {
  return {
    key: name,
    name,
    domains: [`${name}.example.com`],
    networks: ["192.168.0.0/16"],
    dnsServers: ["192.168.0.10", "192.168.0.11"],
    forwards: [{ domain: "awscloud.com", to }],
  };
}

function peering(a: string, b: string, services: readonly string[]): PeeringShape {
  return { ends: [a, b], services, active: true };
}
