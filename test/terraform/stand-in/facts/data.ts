/** What the data sources show of the objects that the cloud knows. */
import type { Cloud } from "../cloud";
import { blocksIn } from "../configuration";
import { text, type Values } from "../values";
import type { DataFacts } from "./facts";

export const dataFacts: Record<string, DataFacts> = {
  aws_vpc: {
    from: "aws_vpc",
    view: ({ id, values }, cloud) => ({ cidr_block_associations: cidrsOf(id, values, cloud), state: "available" }),
  },

  aws_subnet: { from: "aws_subnet", view: () => ({ state: "available" }) },

  aws_route_table: {
    from: "aws_route_table",
    view: ({ id }, cloud) => ({
      associations: cloud
        .all("aws_route_table_association")
        .filter(({ values }) => values.route_table_id === id)
        .map(({ id: association, values }) => ({
          gateway_id: text(values.gateway_id),
          main: false,
          route_table_association_id: association,
          route_table_id: id,
          subnet_id: text(values.subnet_id),
        })),
      route_table_id: id,
      routes: [],
    }),
  },

  aws_vpc_peering_connection: {
    from: "aws_vpc_peering_connection",
    shared: true,
    deprecated: ["region"],
    view: ({ account, region, values }) => ({
      accepter: {},
      owner_id: account,
      requester: {},
      requester_region: region,
      status: values.accept_status ?? null,
    }),
  },

  aws_vpc_peering_connections: {
    from: "aws_vpc_peering_connection",
    filters: {
      "vpc-peering-connection-id": ({ id }) => id,
      "status-code": ({ values }) => values.accept_status ?? null,
      "requester-vpc-info.vpc-id": ({ values }) => values.vpc_id ?? null,
      "accepter-vpc-info.vpc-id": ({ values }) => values.peer_vpc_id ?? null,
    },
  },

  aws_route53_zone: {
    from: "aws_route53_zone",
    view: ({ id, values }) => ({
      private_zone: blocksIn(values.vpc).length > 0,
      vpc_id: blocksIn(values.vpc).map((vpc) => vpc.vpc_id ?? null),
      zone_id: id,
    }),
  },

  aws_directory_service_directory: {
    from: "aws_directory_service_directory",
    view: ({ id }) => ({ directory_id: id, radius_settings: [] }),
  },

  aws_ssm_parameter: {
    from: "aws_ssm_parameter",
    sensitive: ["value"],
    ignored: ["with_decryption"],
    view: ({ values }) => ({ value: text(values.value) || text(values.insecure_value) }),
  },

  aws_secretsmanager_secret_version: {
    from: "aws_secretsmanager_secret_version",
    sensitive: ["secret_binary", "secret_string"],
    ignored: ["version_stage"],
    shared: true,
  },
};

function cidrsOf(vpc: string, { cidr_block = null }: Values, cloud: Cloud): Values[] {
  const secondary = cloud.all("aws_vpc_ipv4_cidr_block_association").filter(({ values }) => values.vpc_id === vpc);
  return [
    { association_id: `vpc-cidr-assoc-${vpc.slice(4)}`, cidr_block, state: "associated" },
    ...secondary.map(({ id, values }) => ({
      association_id: id,
      cidr_block: values.cidr_block ?? null,
      state: "associated",
    })),
  ];
}
