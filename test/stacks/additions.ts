/** One more of each kind of thing that an environment names. Ids sort before those of dev: nothing may move for them. */
export const additions = {
  participant: {
    "accounts/app0": { id: "555555555555" },
    "participants/pa0": {
      account: "app0",
      hub: "east",
      zone: "pa0.awscloud.com",
      vpcs: {
        main: {
          region: "us-west-2",
          cidr: "10.4.0.0/16",
          subnets: { "app-a": { cidr: "10.4.1.0/24", az: "a" } },
        },
      },
      records: { server: { type: "A", values: ["10.4.1.10"] } },
    },
  },
  vpc: {
    "participants/pa1/vpcs/batch": {
      region: "us-west-2",
      cidr: "10.4.0.0/16",
      subnets: { "app-a": { cidr: "10.4.1.0/24", az: "a" } },
    },
  },
  subnet: { "participants/pa1/vpcs/main/subnets/app-0": { cidr: "10.1.3.0/24", az: "c" } },
  subnetWithTable: {
    "participants/pa1/vpcs/main/subnets/app-0": { cidr: "10.1.3.0/24", az: "c", routeTable: "data" },
  },
  record: { "participants/pa1/records/api": { type: "A", values: ["10.1.1.11"] } },
  peering: { "peerings/pa1-pa2": { between: ["pa1/main", "pa2/main"], allow: ["https"] } },
  forwarder: { "sites/office/domains": ["example.com", "corp.example.org"] },
  site: {
    "sites/branch": {
      hub: "east",
      domains: ["example.org"],
      dnsServers: ["10.200.0.10"],
      networks: ["10.200.0.0/24"],
      vpn: { address: "203.0.113.2", asn: 65020, routing: "static" },
    },
  },
  clientPool: { "hubs/east/clients": ["100.64.0.0/10", "10.0.0.0/8", "192.168.0.0/16"] },
  dnsServer: { "sites/office/dnsServers": ["192.168.0.9", "192.168.0.10", "192.168.0.11"] },
} as const;
