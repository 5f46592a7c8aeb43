import { defineEnvironment } from "../model";

/**
 * An estate that grew: two hubs, accounts old and new, one Terraform state for each. The network plan gives 10.0.0.0/9
 * to the east, 10.128.0.0/9 to the west, 100.64.0.0/10 to pods, and leaves 172.20.0.0/16 to what was there before.
 */
export const prod = defineEnvironment({
  name: "prod",
  rootDomain: "aws.example.net",
  stacks: "per-account",
  backend: {
    type: "s3",
    bucket: "example-terraform-state",
    region: "us-east-1",
    prefix: "networking/central-dns",
    kmsKeyArn: "arn:aws:kms:us-east-1:111111111111:alias/terraform-state",
    roleArn: "arn:aws:iam::111111111111:role/terraform-state",
  },
  tags: { environment: "prod", "managed-by": "central-dns" },
  reverseLookup: { hub: "east", networks: ["10.0.0.0/8", "100.64.0.0/16", "172.20.0.0/16"] },

  accounts: {
    dns: { id: "111111111111", role: "dns/admin", connectRole: "dns/connect" },
    shop: { id: "222222222222" },
    billing: { id: "333333333333", connectRole: "network/connect" },
    search: { id: "444444444444" },
    legacy: { id: "555555555555", role: "OrganizationAccountAccessRole" },
    media: { id: "666666666666" },
    data: { id: "777777777777" },
    closing: { id: "888888888888" },
  },

  hubs: {
    east: {
      displayName: "central DNS, east",
      account: "dns",
      region: "us-east-1",
      cidr: "10.0.0.0/20",
      subnets: {
        "dc-a": { cidr: "10.0.0.0/24", az: "a" },
        "dc-b": { cidr: "10.0.1.0/24", az: "b" },
      },
      clients: ["10.0.0.0/8", "100.64.0.0/10", "172.20.0.0/16", "192.168.0.0/17", "192.168.192.0/18"],
      directory: {
        name: "east.ad.example.net",
        shortName: "EAST",
        edition: "Enterprise",
        subnets: ["dc-a", "dc-b"],
        domainControllers: 3,
        password: { secret: "central-dns/directory" },
      },
      dnsAddresses: ["10.0.0.10", "10.0.1.10", "10.0.0.11"],
      vpnGateway: { asn: 64600 },
    },
    // This one was there first: its VPC, its directory, its VPN gateway.
    west: {
      displayName: "central DNS, west",
      account: "dns",
      region: "us-west-2",
      cidr: "10.128.0.0/20",
      existing: { vpc: "vpc-0128a0b1c2d3e4f50", routeTables: { private: "rtb-0128a0b1c2d3e4f50" } },
      clients: ["10.0.0.0/8", "100.64.0.0/10", "172.20.0.0/16", "192.168.128.0/17"],
      directory: { name: "west.ad.example.net", existing: "d-9267a0b1c2" },
      vpnGateway: { id: "vgw-0128a0b1c2d3e4f50" },
    },
  },

  sites: {
    headquarters: {
      hub: "east",
      domains: ["corp.example.com", "168.192.in-addr.arpa"],
      dnsServers: ["192.168.0.10", "192.168.0.11"],
      networks: ["192.168.0.0/17"],
      vpn: { address: "203.0.113.1", asn: 65010 },
    },
    plant: {
      hub: "west",
      displayName: "plant, Portland",
      domains: ["plant.example.com"],
      dnsServers: ["192.168.128.10"],
      networks: ["192.168.128.0/18"],
      vpn: { address: "203.0.113.2", routing: "static" },
    },
    // Behind Direct Connect, which others look after; reached from either hub.
    datacenter: {
      hub: "east",
      otherHubs: ["west"],
      domains: ["dc.example.com"],
      dnsServers: ["192.168.192.10", "192.168.192.11"],
      networks: ["192.168.192.0/18"],
    },
  },

  participants: {
    shop: {
      account: "shop",
      hub: "east",
      zone: "shop.aws.example.net",
      vpcs: {
        main: {
          region: "us-east-1",
          cidr: "10.1.0.0/16",
          secondaryCidrs: ["100.64.0.0/16"],
          subnets: {
            "app-a": { cidr: "10.1.0.0/20", az: "a" },
            "app-b": { cidr: "10.1.16.0/20", az: "b" },
            "pods-a": { cidr: "100.64.0.0/18", az: "a", routeTable: "pods" },
            "pods-b": { cidr: "100.64.64.0/18", az: "b", routeTable: "pods" },
          },
        },
        west: {
          region: "us-west-2",
          hub: "west",
          cidr: "10.129.0.0/16",
          subnets: { "app-a": { cidr: "10.129.0.0/20", az: "a" } },
        },
      },
      records: {
        checkout: { type: "A", values: ["10.1.0.10", "10.1.16.10"], ptr: true },
        "api-east": { name: "api", type: "A", values: ["10.1.0.20"], routing: { latency: "us-east-1" } },
        "api-west": { name: "api", type: "A", values: ["10.129.0.20"], routing: { latency: "us-west-2" } },
        old: { type: "CNAME", values: ["checkout.shop.aws.example.net"], retired: true },
      },
    },

    // A second participant of the same account.
    "shop-tools": {
      account: "shop",
      hub: "east",
      zone: "tools.aws.example.net",
      vpcs: {
        main: {
          region: "us-east-1",
          cidr: "10.2.0.0/16",
          subnets: { "app-a": { cidr: "10.2.0.0/20", az: "a" } },
        },
      },
      records: { ci: { type: "A", values: ["10.2.0.10"], ptr: true } },
    },

    // Wired, tested with single hosts, not yet switched.
    billing: {
      account: "billing",
      hub: "east",
      zone: "billing.aws.example.net",
      vpcs: {
        main: {
          region: "us-east-1",
          cidr: "10.3.0.0/16",
          subnets: {
            "app-a": { cidr: "10.3.0.0/20", az: "a" },
            "data-a": { cidr: "10.3.16.0/20", az: "a", routeTable: "data" },
          },
          dns: "amazon-provided",
          dhcp: { domainName: "billing.aws.example.net", ntpServers: ["169.254.169.123"] },
          uses: ["efs"],
        },
      },
      records: { ledger: { type: "A", values: ["10.3.16.10"] } },
    },

    // Associated with both hubs; its authorizations were given back after that, which a first apply still needs.
    search: {
      account: "search",
      hub: "west",
      zone: "search.aws.example.net",
      authorizations: "released",
      home: "oregon",
      vpcs: {
        oregon: {
          region: "us-west-2",
          cidr: "10.130.0.0/16",
          subnets: { "app-a": { cidr: "10.130.0.0/20", az: "a" } },
        },
        california: {
          region: "us-west-1",
          cidr: "10.131.0.0/16",
          subnets: { "app-a": { cidr: "10.131.0.0/20", az: "a" } },
        },
      },
      records: { index: { type: "A", values: ["10.130.0.10", "10.131.0.10"] } },
    },

    // Older than central DNS: its VPC, its zone and its peering to the hub are only read.
    legacy: {
      account: "legacy",
      hub: "east",
      zone: { name: "legacy.aws.example.net", existing: "Z0123456789LEGACY" },
      vpcs: {
        main: {
          region: "us-east-1",
          cidr: "172.20.0.0/16",
          existing: {
            vpc: "vpc-0172a0b1c2d3e4f50",
            routeTables: { main: "rtb-0172a0b1c2d3e4f50", batch: "rtb-0172a0b1c2d3e4f51" },
          },
          link: { existing: "pcx-0172a0b1c2d3e4f50" },
        },
      },
      records: { mainframe: { type: "A", values: ["172.20.0.10"], ptr: true } },
    },

    // Connected by a transit gateway, which others look after.
    media: {
      account: "media",
      hub: "east",
      zone: "media.aws.example.net",
      vpcs: {
        main: {
          region: "eu-west-1",
          cidr: "10.64.0.0/16",
          subnets: { "app-a": { cidr: "10.64.0.0/20", az: "a" } },
          link: "external",
        },
      },
      records: { encoder: { type: "A", values: ["10.64.0.10"] } },
    },

    data: {
      account: "data",
      hub: "east",
      zone: "data.aws.example.net",
      vpcs: {
        main: {
          region: "us-east-2",
          cidr: "10.5.0.0/16",
          subnets: { "app-a": { cidr: "10.5.0.0/20", az: "a" } },
        },
      },
      records: { lake: { type: "A", values: ["10.5.0.10"], ptr: true } },
    },

    // In the account of the hubs themselves, in three Regions.
    platform: {
      account: "dns",
      hub: "east",
      zone: "platform.aws.example.net",
      vpcs: {
        main: {
          region: "us-east-1",
          cidr: "10.6.0.0/16",
          subnets: { "app-a": { cidr: "10.6.0.0/20", az: "a" } },
        },
        west: {
          region: "us-west-2",
          hub: "west",
          cidr: "10.134.0.0/16",
          subnets: { "app-a": { cidr: "10.134.0.0/20", az: "a" } },
        },
        europe: {
          region: "eu-west-1",
          cidr: "10.65.0.0/16",
          subnets: { "app-a": { cidr: "10.65.0.0/20", az: "a" } },
        },
      },
      records: { vault: { type: "A", values: ["10.6.0.10"] } },
    },

    closing: {
      account: "closing",
      hub: "east",
      zone: "closing.aws.example.net",
      retired: true,
      vpcs: {
        main: {
          region: "us-east-1",
          cidr: "10.7.0.0/16",
          subnets: { "app-a": { cidr: "10.7.0.0/20", az: "a" } },
        },
      },
    },
  },

  services: {
    https: ["tcp/443"],
    postgres: ["tcp/5432"],
    streams: ["udp/9000-9010", "icmp"],
  },

  peerings: {
    // Same account, same Region.
    "shop-tools": { between: ["shop-tools/main", "shop/main"], allow: ["https"] },
    // Same account, another Region.
    "platform-europe": { between: ["platform/main", "platform/europe"], allow: ["https"] },
    // Another account, same Region. The pods stay out of it, and so does the ledger's own table.
    "shop-billing": {
      between: ["shop/main", "billing/main"],
      allow: ["https", "postgres"],
      routes: {
        requester: { tables: ["private"], cidrs: ["10.1.0.0/16"] },
        accepter: { tables: ["private"] },
      },
    },
    // Another account, another Region.
    "search-data": { between: ["search/oregon", "data/main"], allow: ["https", "streams"] },
    "legacy-data": { between: ["legacy/main", "data/main"], allow: ["postgres"], retired: true },
    // There before central DNS.
    "legacy-billing": {
      between: ["legacy/main", "billing/main"],
      allow: ["postgres"],
      existing: "pcx-0172a0b1c2d3e4f53",
    },
    // Third parties: one asked us, one we asked.
    payments: {
      vpc: "billing/main",
      partner: {
        name: "payment provider",
        account: "999999999999",
        region: "us-east-1",
        vpc: "vpc-0999a0b1c2d3e4f50",
        cidrs: ["172.31.0.0/20"],
      },
      handshake: { accept: "pcx-0999a0b1c2d3e4f50" },
      allow: ["https"],
      routes: { tables: ["private"] },
    },
    telemetry: {
      vpc: "data/main",
      partner: {
        name: "telemetry provider",
        account: "999999999999",
        region: "eu-central-1",
        vpc: "vpc-0999a0b1c2d3e4f51",
        cidrs: ["172.31.16.0/20"],
      },
      handshake: { request: "pending" },
      allow: ["https"],
    },
  },
});
