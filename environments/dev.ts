import { defineEnvironment } from "../model";

/** The smallest whole estate: one hub, three applications in two regions, one office behind a VPN. */
export const dev = defineEnvironment({
  name: "dev",
  rootDomain: "awscloud.com",
  stacks: "per-environment",
  backend: { type: "local" },
  tags: { environment: "dev", "managed-by": "central-dns" },

  accounts: {
    dns: { id: "111111111111" },
    app1: { id: "222222222222" },
    app2: { id: "333333333333" },
    app3: { id: "444444444444" },
  },

  hubs: {
    east: {
      account: "dns",
      region: "us-east-1",
      cidr: "10.0.0.0/16",
      subnets: {
        "dc-a": { cidr: "10.0.1.0/24", az: "a" },
        "dc-b": { cidr: "10.0.2.0/24", az: "b" },
      },
      clients: ["10.0.0.0/8", "192.168.0.0/16"],
      directory: { name: "corp.example.net", edition: "Standard", subnets: ["dc-a", "dc-b"] },
    },
  },

  sites: {
    office: {
      hub: "east",
      domains: ["example.com"],
      dnsServers: ["192.168.0.10", "192.168.0.11"],
      networks: ["192.168.0.0/16"],
      vpn: { address: "203.0.113.1", asn: 65010 },
    },
  },

  participants: {
    pa1: {
      account: "app1",
      hub: "east",
      zone: "pa1.awscloud.com",
      vpcs: {
        main: {
          region: "us-east-1",
          cidr: "10.1.0.0/16",
          subnets: {
            "app-a": { cidr: "10.1.1.0/24", az: "a" },
            "app-b": { cidr: "10.1.2.0/24", az: "b" },
          },
        },
      },
      records: {
        server: { type: "A", values: ["10.1.1.10"] },
        www: { type: "CNAME", values: ["server.pa1.awscloud.com"], ttl: 60 },
      },
    },

    pa2: {
      account: "app2",
      hub: "east",
      zone: "pa2.awscloud.com",
      vpcs: {
        main: {
          region: "us-east-1",
          cidr: "10.2.0.0/16",
          subnets: {
            "app-a": { cidr: "10.2.1.0/24", az: "a" },
            "data-a": { cidr: "10.2.2.0/24", az: "a", routeTable: "data" },
          },
          dhcp: { domainName: "pa2.awscloud.com", ntpServers: ["169.254.169.123"] },
        },
      },
      // One of every kind of record that a private zone takes.
      records: {
        server: { type: "A", values: ["10.2.1.10"] },
        server6: { name: "server", type: "AAAA", values: ["fd00:2::10"] },
        balancer: { type: "A", alias: { name: "server.pa2.awscloud.com", evaluateTargetHealth: true } },
        docs: { type: "CNAME", values: ["server.pa2.awscloud.com"], ttl: 60 },
        apps: { name: "*.apps", type: "A", values: ["10.2.1.20", "10.2.1.21"] },
        mail: { name: "@", type: "MX", values: ["10 server.pa2.awscloud.com"] },
        spf: { name: "@", type: "TXT", values: ["v=spf1 exists:%{i}._spf.pa2.awscloud.com -all"] },
        issuers: { name: "@", type: "CAA", values: ['0 issue "ca.example.net"'] },
        sip: { name: "_sip._tcp", type: "SRV", values: ["0 5 5060 server.pa2.awscloud.com"] },
        enum: { name: "sip", type: "NAPTR", values: ['100 50 "S" "SIP+D2T" "" _sip._tcp.pa2.awscloud.com'] },
        pointer: { name: "10.rev", type: "PTR", values: ["server.pa2.awscloud.com"] },
        "api-blue": { name: "api", type: "A", values: ["10.2.1.30"], routing: { weighted: 90 } },
        "api-green": { name: "api", type: "A", values: ["10.2.1.31"], routing: { weighted: 10 } },
        "db-first": {
          name: "db",
          type: "A",
          values: ["10.2.2.10"],
          routing: { failover: "primary" },
          healthCheckId: "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
        },
        "db-second": { name: "db", type: "A", values: ["10.2.2.11"], routing: { failover: "secondary" } },
        "cache-1": { name: "cache", type: "A", values: ["10.2.2.20"], routing: { multivalue: true } },
        "cache-2": { name: "cache", type: "A", values: ["10.2.2.21"], routing: { multivalue: true } },
        "log-east": { name: "log", type: "A", values: ["10.2.1.40"], routing: { latency: "us-east-1" } },
        "log-ohio": { name: "log", type: "A", values: ["10.2.1.41"], routing: { latency: "us-east-2" } },
        "portal-us": { name: "portal", type: "A", values: ["10.2.1.50"], routing: { geolocation: { country: "US" } } },
        "portal-any": { name: "portal", type: "A", values: ["10.2.1.51"], routing: { geolocation: { country: "*" } } },
        "cdn-east": {
          name: "cdn",
          type: "A",
          values: ["10.2.1.60"],
          routing: { geoproximity: { region: "us-east-1", bias: 10 } },
        },
      },
    },

    pa3: {
      account: "app3",
      hub: "east",
      zone: "pa3.awscloud.com",
      vpcs: {
        main: {
          region: "us-east-2",
          cidr: "10.3.0.0/16",
          subnets: { "app-a": { cidr: "10.3.1.0/24", az: "a" } },
        },
      },
      records: {
        server: { type: "A", values: ["10.3.1.10"] },
      },
    },
  },

  services: { https: ["tcp/443"] },

  peerings: {
    "pa1-pa3": { between: ["pa1/main", "pa3/main"], allow: ["https"] },
  },
});
