import type { EnvironmentInput } from "../../../model";
import { devWith } from "../dev";

/** A sound environment most entries of which are only right because of others. */
export const leaning = devWith({
  reverseLookup: { hub: "east" },
  // The ones that matter stand behind more than a message lists.
  "hubs.east.clients": [
    ...Array.from({ length: 14 }, (_, at) => `10.${64 + at}.0.0/16`),
    ...["10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16", "10.128.0.0/16"],
    ...["100.64.0.0/16", "172.20.0.0/16", "192.168.0.0/16"],
  ],
  "hubs.east.dnsAddresses": ["10.0.1.10", "10.0.2.10"],
  // Servers in the VPC of the only participant that asks them.
  "hubs.west": {
    account: "dns",
    region: "us-west-2",
    cidr: "10.128.0.0/16",
    subnets: { a: { cidr: "10.128.1.0/24", az: "a" } },
    clients: ["10.0.0.0/8"],
    dnsServers: ["10.4.1.10", "10.4.1.11"],
  },
  "accounts.app4": { id: "555555555555" },
  "participants.pa4": {
    account: "app4",
    hub: "west",
    zone: "pa4.awscloud.com",
    vpcs: { main: { region: "us-west-2", cidr: "10.4.0.0/16", subnets: { a: { cidr: "10.4.1.0/24", az: "a" } } } },
    records: {
      elsewhere: { type: "CNAME", values: ["www.pa1.awscloud.com"] },
      wild: { type: "CNAME", values: ["any.apps.pa2.awscloud.com"] },
    },
  },
  "sites.depot": {
    hub: "east",
    domains: ["depot.example.com"],
    dnsServers: ["172.20.0.10"],
    networks: ["172.20.0.0/16"],
  },
  "participants.pa3.vpcs.main.secondaryCidrs": ["100.64.0.0/16"],
  "participants.pa1.records.far": { type: "A", values: ["100.64.0.10"] },
  "participants.pa1.records.office": { type: "A", values: ["192.168.0.20"] },
  "participants.pa1.records.partner": { type: "A", values: ["172.31.0.20"] },
  "participants.pa1.records.pointed": { type: "A", values: ["10.1.1.11"], ptr: true },
  "peerings.partner": {
    vpc: "pa2/main",
    partner: {
      name: "payments",
      account: "999999999999",
      region: "us-east-1",
      vpc: "vpc-0999a0b1c2d3e4f50",
      cidrs: ["172.31.0.0/20"],
    },
    handshake: { request: "pending" },
    allow: ["https"],
  },
}) as EnvironmentInput;
