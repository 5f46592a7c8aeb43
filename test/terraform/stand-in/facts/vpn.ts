/** Site-to-Site VPN: gateways, the connection with its two tunnels, static routes, route propagation. */
import { digest } from "../cloud";
import { text, type Value } from "../values";
import { ec2Arn, hexId, oneOf, type Birth, type Check, type Facts } from "./facts";

const TUNNELS = [1, 2] as const;

const asn: Check = (value) =>
  /^\d+$/.test(value) && Number(value) < 2 ** 32 ? undefined : `${value} is not an autonomous system number`;

const insideCidr: Check = (value) =>
  /^169\.254\.\d+\.\d+\/30$/.test(value) ? undefined : `${value} is not a /30 network of 169.254.0.0/16`;

const presharedKey: Check = (value) =>
  /^[1-9A-Za-z_.][0-9A-Za-z_.]{7,63}$/.test(value)
    ? undefined
    : "expected 8 to 64 letters, digits, periods or underscores, not beginning with 0";

export const vpnFacts: Record<string, Facts> = {
  aws_vpn_gateway: {
    id: hexId("vgw"),
    forceNew: ["amazon_side_asn", "availability_zone"],
    checks: { amazon_side_asn: asn },
    computed: { amazon_side_asn: "64512", arn: ec2Arn("vpn-gateway") },
  },

  aws_vpn_gateway_attachment: {
    id: hexId("vpn-attachment", 8),
    forceNew: ["vpc_id", "vpn_gateway_id"],
  },

  aws_vpn_gateway_route_propagation: {
    id: ({ values }) => `${text(values.vpn_gateway_id)}_${text(values.route_table_id)}`,
    forceNew: ["route_table_id", "vpn_gateway_id"],
  },

  aws_customer_gateway: {
    id: hexId("cgw"),
    forceNew: ["bgp_asn", "bgp_asn_extended", "certificate_arn", "device_name", "ip_address", "type"],
    conflicts: [["bgp_asn", "bgp_asn_extended"]],
    checks: { bgp_asn: asn, bgp_asn_extended: asn, type: oneOf("ipsec.1") },
    computed: { arn: ec2Arn("customer-gateway") },
  },

  aws_vpn_connection: {
    id: hexId("vpn"),
    sensitive: ["customer_gateway_configuration", ...ofTunnels("preshared_key")],
    forceNew: [
      "enable_acceleration",
      "static_routes_only",
      "tunnel_bandwidth",
      "tunnel_inside_ip_version",
      "type",
      ...ofTunnels("inside_cidr", "inside_ipv6_cidr"),
    ],
    conflicts: [["transit_gateway_id", "vpn_gateway_id"]],
    requires: { enable_acceleration: ["transit_gateway_id"] },
    checks: {
      outside_ip_address_type: oneOf("PublicIpv4", "PrivateIpv4"),
      preshared_key_storage: oneOf("Standard", "SecretsManager"),
      tunnel_inside_ip_version: oneOf("ipv4", "ipv6"),
      type: oneOf("ipsec.1", "ipsec.1-aes256"),
      ...Object.fromEntries(ofTunnels("inside_cidr").map((name) => [name, insideCidr])),
      ...Object.fromEntries(ofTunnels("preshared_key").map((name) => [name, presharedKey])),
    },
    computed: {
      arn: ec2Arn("vpn-connection"),
      customer_gateway_configuration: ({ id }) => `<vpn_connection id="${id}"/>`,
      local_ipv4_network_cidr: "0.0.0.0/0",
      outside_ip_address_type: "PublicIpv4",
      preshared_key_storage: "Standard",
      remote_ipv4_network_cidr: "0.0.0.0/0",
      tunnel_bandwidth: "standard",
      tunnel_inside_ip_version: "ipv4",
      ...tunnel(1),
      ...tunnel(2),
    },
  },

  aws_vpn_connection_route: {
    id: ({ values }) => `${text(values.destination_cidr_block)}:${text(values.vpn_connection_id)}`,
    forceNew: ["destination_cidr_block", "vpn_connection_id"],
  },
};

function ofTunnels(...names: string[]): string[] {
  return TUNNELS.flatMap((number) => names.map((name) => `tunnel${number}_${name}`));
}

/** What AWS chooses for one tunnel. */
function tunnel(number: (typeof TUNNELS)[number]): Record<string, Value | ((birth: Birth) => Value)> {
  const byte = ({ id }: Birth, what: string) => parseInt(digest(id, what, String(number)).slice(0, 2), 16);
  const inside = (birth: Birth, host: number) => `169.254.${100 + number}.${(byte(birth, "inside") & 0xfc) + host}`;
  return {
    [`tunnel${number}_address`]: (birth) => `198.51.100.${byte(birth, "outside")}`,
    [`tunnel${number}_bgp_asn`]: "64512",
    [`tunnel${number}_bgp_holdtime`]: 30,
    [`tunnel${number}_cgw_inside_address`]: (birth) => inside(birth, 2),
    [`tunnel${number}_inside_cidr`]: (birth) => `${inside(birth, 0)}/30`,
    [`tunnel${number}_preshared_key`]: ({ id }) => `stand.in.${digest(id, String(number)).slice(0, 23)}`,
    [`tunnel${number}_vgw_inside_address`]: (birth) => inside(birth, 1),
  };
}
