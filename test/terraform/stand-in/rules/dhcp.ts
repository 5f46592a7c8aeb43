/** Option sets: what DHCP can say. */
import { isIPv4 } from "node:net";
import { Refusal } from "../cloud";
import { text, texts } from "../values";
import type { Rule, Rules } from "./rule";

const MOST_SERVERS = 4;
/** b, p, m and h node of NetBIOS over TCP/IP. */
const NODE_TYPES = ["", "1", "2", "4", "8"];

const servers: Rule = ({ values }) => {
  for (const name of ["domain_name_servers", "netbios_name_servers", "ntp_servers"]) {
    const listed = texts(values[name]);
    const wrong = listed.find(
      (server) => !isIPv4(server) && !(name === "domain_name_servers" && server === "AmazonProvidedDNS"),
    );
    if (wrong !== undefined) refuse(`${wrong} is not an IPv4 address`, name);
    if (listed.length > MOST_SERVERS) refuse(`${listed.length} servers, and ${MOST_SERVERS} are the most`, name);
  }
};

const nodeType: Rule = ({ values }) => {
  const type = text(values.netbios_node_type);
  if (!NODE_TYPES.includes(type)) refuse(`${type} is not one of 1, 2, 4, 8`, "netbios_node_type");
};

export const dhcpRules: Rules = { aws_vpc_dhcp_options: { create: [servers, nodeType] } };

function refuse(what: string, argument: string): never {
  throw new Refusal("InvalidParameterValue", `${argument}: ${what}.`, argument);
}
