/** Regional things are seen from their own account and Region alone. */
import { Refusal } from "../cloud";
import { text } from "../values";
import type { Rule } from "./rule";

/** What an argument of this name refers to, in whichever type it occurs. */
const REFERENCES: Readonly<Record<string, string>> = {
  customer_gateway_id: "aws_customer_gateway",
  dhcp_options_id: "aws_vpc_dhcp_options",
  directory_id: "aws_directory_service_directory",
  resource_id: "aws_vpc",
  route_table_id: "aws_route_table",
  security_group_id: "aws_security_group",
  subnet_id: "aws_subnet",
  vpc_id: "aws_vpc",
  vpn_connection_id: "aws_vpn_connection",
  vpn_gateway_id: "aws_vpn_gateway",
};

/** Refuses to use what lives in another account or Region: to AWS it is not there. */
export const refuseForeign: Rule = ({ cloud, type, account, region, values }) => {
  // What has no Region, as Route 53 has none, has rules of its own.
  if (region === "") return;
  for (const [argument, referred] of Object.entries(REFERENCES)) {
    const found = cloud.find(referred, text(values[argument]));
    if (!found || (found.account === account && found.region === region)) continue;
    const detail = `${found.id} lives in account ${found.account}, ${found.region}; this ${type} is asked for in account ${account}, ${region}.`;
    throw new Refusal(`No such ${referred} here`, detail, argument);
  }
};
