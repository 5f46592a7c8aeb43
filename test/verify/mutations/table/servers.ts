import { HUB, participant } from "./addresses";
import { inStack } from "../mutation";

const dev = inStack("dev");
const [pa1, pa2, pa3] = [participant("pa1"), participant("pa2"), participant("pa3")];
const PLACE = { provider: "aws.dns", region: "us-east-1" };

/** Servers that are not DNS servers, or not those that are meant: in forwarders and in option sets. */
export const serverMutations = [
  dev("the directory forwards to the resolver of another VPC", "V9", HUB.rootForwarder, (stack) =>
    stack.set(HUB.rootForwarder, { dns_ips: ["10.1.0.2"] }),
  ),
  dev("the directory forwards to what is next to the resolver", "V10", HUB.rootForwarder, (stack) =>
    stack.set(HUB.rootForwarder, { dns_ips: ["10.0.0.3"] }),
  ),
  dev("the directory forwards to a subnet's reserved address", "V10", HUB.rootForwarder, (stack) =>
    stack.set(HUB.rootForwarder, { dns_ips: ["10.0.1.2"] }),
  ),
  dev("the directory forwards to itself", ["V3", "V10", "V11"], HUB.rootForwarder, (stack) =>
    stack.set(HUB.rootForwarder, { dns_ips: stack.reference(HUB.directory, "dns_ip_addresses") }),
  ),
  dev("one of two on-premises servers is no DNS server", "V10", HUB.siteForwarder, (stack) =>
    stack.set(HUB.siteForwarder, { dns_ips: ["192.168.0.10", "192.168.0.99"] }),
  ),
  dev("on-premises names are asked of a workload", "V10", HUB.siteForwarder, (stack) =>
    stack.set(HUB.siteForwarder, { dns_ips: ["10.1.1.10"] }),
  ),
  dev("on-premises names are asked of Route 53", ["V11", "V1"], HUB.siteForwarder, (stack) =>
    stack.set(HUB.siteForwarder, { dns_ips: ["10.0.0.2"] }),
  ),
  dev("names of AWS are asked on-premises", ["V11", "V1", "V3"], HUB.rootForwarder, (stack) =>
    stack.set(HUB.rootForwarder, { dns_ips: ["192.168.0.10"] }),
  ),
  dev("the servers of one forwarder do not agree", ["V2", "V11"], HUB.siteForwarder, (stack) =>
    stack.set(HUB.siteForwarder, { dns_ips: ["192.168.0.10", "10.0.0.2"] }),
  ),
  dev(
    "two forwarders of one domain",
    "V11",
    ["aws_directory_service_conditional_forwarder.twin", HUB.siteForwarder],
    (stack) => stack.add("aws_directory_service_conditional_forwarder.twin", stack.at(HUB.siteForwarder)),
  ),
  dev("a forwarder for the directory's own domain", "V11", "aws_directory_service_conditional_forwarder.own", (stack) =>
    stack.add("aws_directory_service_conditional_forwarder.own", {
      ...stack.at(HUB.siteForwarder),
      remote_domain_name: "corp.example.net",
    }),
  ),
  dev(
    "a forwarder below the directory's own domain",
    "V11",
    "aws_directory_service_conditional_forwarder.own",
    (stack) =>
      stack.add("aws_directory_service_conditional_forwarder.own", {
        ...stack.at(HUB.siteForwarder),
        remote_domain_name: "plant.corp.example.net",
      }),
  ),
  dev(
    "a longer forwarder takes a zone away",
    ["V3", "V11", "V1"],
    "aws_directory_service_conditional_forwarder.longer",
    (stack) =>
      stack.add("aws_directory_service_conditional_forwarder.longer", {
        ...stack.at(HUB.siteForwarder),
        remote_domain_name: "pa3.awscloud.com",
      }),
  ),
  dev("there is no forwarder for the site's domain", ["V11", "V1", "V24"], HUB.directory, (stack) =>
    stack.remove(HUB.siteForwarder),
  ),
  dev(
    "the forwarder for the site's domain is misspelt",
    ["V11", "V1", "V24"],
    [HUB.siteForwarder, HUB.directory],
    (stack) => stack.set(HUB.siteForwarder, { remote_domain_name: "exmaple.com" }),
  ),
  dev("hosts of pa1 are sent to an address without a server", "V10", pa1.options, (stack) =>
    stack.set(pa1.options, { domain_name_servers: ["10.0.5.5", "10.0.6.5"] }),
  ),
  dev("hosts of pa1 are sent to addresses that domain controllers might get", "V10", pa1.options, (stack) =>
    stack.set(pa1.options, { domain_name_servers: ["10.0.1.10", "10.0.2.10"] }),
  ),
  dev("hosts of pa2 are sent to the hub's resolver", "V9", pa2.options, (stack) =>
    stack.set(pa2.options, { domain_name_servers: ["10.0.0.2"] }),
  ),
  dev("hosts of pa2 are sent on-premises", ["V13", "V15", "V17"], pa2.options, (stack) =>
    stack.set(pa2.options, { domain_name_servers: ["192.168.0.10", "192.168.0.11"] }),
  ),
  dev("hosts of pa3 ask Amazon's resolver instead of the hub", ["V13", "V24", "V1"], pa3.options, (stack) =>
    stack.set(pa3.options, { domain_name_servers: ["AmazonProvidedDNS"] }),
  ),
  dev("pa3 is switched back, though its hosts need every name", ["V13", "V24", "V1"], pa3.dhcp, (stack) =>
    stack.set(pa3.dhcp, {
      dhcp_options_id: stack.reference("aws_vpc_dhcp_options.participant-pa3_dhcp-main_amazon-provided"),
    }),
  ),
  dev("no server", "V13", pa1.options, (stack) => stack.set(pa1.options, { domain_name_servers: [] })),
  dev("pa2 has no option set", "V13", pa2.vpc, (stack) => stack.remove(pa2.dhcp)),
  dev("pa2 has two option sets", "V13", ["aws_vpc_dhcp_options_association.second", pa2.dhcp, pa2.vpc], (stack) =>
    stack.add("aws_vpc_dhcp_options_association.second", { ...stack.at(pa2.dhcp) }),
  ),
  dev("pa2's option set lies in another account", ["V13", "V20"], pa2.dhcp, (stack) =>
    stack.set(pa2.dhcp, { dhcp_options_id: stack.reference(pa1.options) }),
  ),
  dev("both domain controllers stand in one zone", ["V13", "V26"], [HUB.subnetB, HUB.directory], (stack) =>
    stack.set(HUB.subnetB, { availability_zone: "us-east-1a" }),
  ),
  dev("the directory has a single subnet", ["V13", "V26"], HUB.directory, (stack) =>
    stack.set(HUB.directory, {
      vpc_settings: { vpc_id: stack.reference(HUB.vpc), subnet_ids: [stack.reference(HUB.subnetA)] },
    }),
  ),
  dev("more peerings than a VPC may have", "V29", HUB.vpc, (stack) => {
    for (let index = 0; index < 130; index++) {
      stack.add(`aws_vpc_peering_connection.more-${index}`, {
        ...PLACE,
        vpc_id: stack.reference(HUB.vpc),
        peer_vpc_id: `vpc-${String(index).padStart(17, "0")}`,
        auto_accept: true,
      });
    }
  }),
];
