/** One resource, at least, of every type that the stand-in has facts about, and every data source over them. */

const sides = { cidr_block: "10.0.0.0/16", enable_dns_hostnames: true };

export const everyResource = {
  aws_vpc: { hub: sides, peer: { ...sides, cidr_block: "10.1.0.0/16", tags: { Name: "peer" } } },
  aws_vpc_ipv4_cidr_block_association: { hub: { vpc_id: "${aws_vpc.hub.id}", cidr_block: "100.64.0.0/20" } },
  aws_subnet: {
    a: { vpc_id: "${aws_vpc.hub.id}", cidr_block: "10.0.0.0/28", availability_zone: "us-east-1a" },
    b: { vpc_id: "${aws_vpc.hub.id}", cidr_block: "10.0.1.0/28", availability_zone: "us-east-1b" },
  },
  aws_route_table: { hub: { vpc_id: "${aws_vpc.hub.id}" } },
  aws_route_table_association: { a: { subnet_id: "${aws_subnet.a.id}", route_table_id: "${aws_route_table.hub.id}" } },
  aws_route: {
    peer: {
      route_table_id: "${aws_route_table.hub.id}",
      destination_cidr_block: "${aws_vpc.peer.cidr_block}",
      vpc_peering_connection_id: "${aws_vpc_peering_connection_accepter.peer.id}",
    },
  },
  aws_vpc_peering_connection: { peer: { vpc_id: "${aws_vpc.hub.id}", peer_vpc_id: "${aws_vpc.peer.id}" } },
  aws_vpc_peering_connection_accepter: {
    peer: { vpc_peering_connection_id: "${aws_vpc_peering_connection.peer.id}", auto_accept: true },
  },
  aws_vpc_peering_connection_options: {
    peer: {
      vpc_peering_connection_id: "${aws_vpc_peering_connection_accepter.peer.id}",
      requester: { allow_remote_vpc_dns_resolution: true },
    },
  },
  aws_security_group: { dns: { vpc_id: "${aws_vpc.hub.id}", name_prefix: "dns-" } },
  aws_vpc_security_group_ingress_rule: {
    udp: {
      security_group_id: "${aws_security_group.dns.id}",
      cidr_ipv4: "10.0.0.0/8",
      ip_protocol: "udp",
      from_port: 53,
      to_port: 53,
    },
  },
  aws_vpc_security_group_egress_rule: {
    all: {
      security_group_id: "${aws_directory_service_directory.corp.security_group_id}",
      cidr_ipv4: "0.0.0.0/0",
      ip_protocol: "-1",
    },
  },
  aws_vpc_dhcp_options: {
    hub: {
      domain_name: "example.net",
      domain_name_servers: "${tolist(aws_directory_service_directory.corp.dns_ip_addresses)}",
      ntp_servers: ["169.254.169.123"],
    },
  },
  aws_vpc_dhcp_options_association: {
    hub: { vpc_id: "${aws_vpc.hub.id}", dhcp_options_id: "${aws_vpc_dhcp_options.hub.id}" },
  },
  aws_directory_service_directory: {
    corp: {
      name: "corp.example.net",
      password: "Correct-Horse-1",
      type: "MicrosoftAD",
      edition: "Standard",
      vpc_settings: { vpc_id: "${aws_vpc.hub.id}", subnet_ids: ["${aws_subnet.a.id}", "${aws_subnet.b.id}"] },
      timeouts: { create: "90m" },
    },
  },
  aws_directory_service_conditional_forwarder: {
    root: {
      directory_id: "${aws_directory_service_directory.corp.id}",
      remote_domain_name: "example.net",
      dns_ips: ["10.0.0.2"],
    },
  },
  aws_route53_zone: {
    root: {
      name: "example.net",
      vpc: { vpc_id: "${aws_vpc.hub.id}", vpc_region: "us-east-1" },
      lifecycle: { ignore_changes: ["vpc"] },
    },
    public: { name: "example.org" },
  },
  aws_route53_record: {
    a: { zone_id: "${aws_route53_zone.root.zone_id}", name: "a", type: "A", ttl: 60, records: ["10.0.0.9"] },
    alias: {
      zone_id: "${aws_route53_zone.root.zone_id}",
      name: "b.example.net",
      type: "A",
      set_identifier: "one",
      alias: { name: "${aws_route53_record.a.fqdn}", zone_id: "Z1", evaluate_target_health: false },
      weighted_routing_policy: { weight: 1 },
    },
  },
  aws_route53_zone_association: {
    peer: { zone_id: "${aws_route53_vpc_association_authorization.peer.zone_id}", vpc_id: "${aws_vpc.peer.id}" },
  },
  aws_route53_vpc_association_authorization: {
    peer: { zone_id: "${aws_route53_zone.root.zone_id}", vpc_id: "${aws_vpc.peer.id}" },
  },
  aws_route53_resolver_config: { hub: { resource_id: "${aws_vpc.hub.id}", autodefined_reverse_flag: "DISABLE" } },
  aws_vpn_gateway: { site: { amazon_side_asn: "64513" } },
  aws_vpn_gateway_attachment: { site: { vpc_id: "${aws_vpc.hub.id}", vpn_gateway_id: "${aws_vpn_gateway.site.id}" } },
  aws_vpn_gateway_route_propagation: {
    site: {
      vpn_gateway_id: "${aws_vpn_gateway_attachment.site.vpn_gateway_id}",
      route_table_id: "${aws_route_table.hub.id}",
    },
  },
  aws_customer_gateway: { site: { bgp_asn: "65000", ip_address: "203.0.113.1", type: "ipsec.1" } },
  aws_vpn_connection: {
    site: {
      vpn_gateway_id: "${aws_vpn_gateway.site.id}",
      customer_gateway_id: "${aws_customer_gateway.site.id}",
      type: "ipsec.1",
      static_routes_only: true,
      tunnel1_ike_versions: ["ikev2"],
      tunnel1_phase1_dh_group_numbers: [14, 20],
      tunnel1_log_options: { cloudwatch_log_options: { log_enabled: true, log_output_format: "json" } },
    },
  },
  aws_vpn_connection_route: {
    site: { vpn_connection_id: "${aws_vpn_connection.site.id}", destination_cidr_block: "192.168.0.0/16" },
  },
  aws_ssm_parameter: {
    hub: { name: "/hub", type: "String", insecure_value: '${jsonencode({ "vpc" = aws_vpc.hub.id })}' },
  },
};

export const everyDataSource = {
  aws_vpc: { it: { id: "${aws_vpc.hub.id}" }, tagged: { tags: { Name: "peer" }, depends_on: ["aws_vpc.peer"] } },
  aws_subnet: { it: { id: "${aws_subnet.a.id}" } },
  aws_route_table: { it: { route_table_id: "${aws_route_table_association.a.route_table_id}" } },
  aws_vpc_peering_connection: { it: { id: "${aws_vpc_peering_connection.peer.id}" } },
  aws_vpc_peering_connections: {
    it: { filter: [{ name: "vpc-peering-connection-id", values: ["${aws_vpc_peering_connection.peer.id}"] }] },
  },
  aws_route53_zone: { it: { name: "example.net", private_zone: true, depends_on: ["aws_route53_zone.root"] } },
  aws_directory_service_directory: { it: { directory_id: "${aws_directory_service_directory.corp.id}" } },
  aws_ssm_parameter: { it: { name: "${aws_ssm_parameter.hub.name}" } },
  aws_secretsmanager_secret_version: { it: { secret_id: "arn:aws:secretsmanager:us-east-1:111111111111:secret:ad" } },
};
