/** AWS Directory Service: the directory and its conditional forwarders. */
import { Address4 } from "ip-address";
import { blocksIn } from "../configuration";
import { digest, type Cloud } from "../cloud";
import { text, texts, type Value, type Values } from "../values";
import { attendantId, hexId, oneOf, type Birth, type Check, type Facts } from "./facts";

/** The pattern of the provider, which takes no underscore, no single label and no period at the end. */
const directoryDomain: Check = (value) =>
  /^([a-zA-Z0-9]+[.-])+([a-zA-Z0-9])+$/.test(value) ? undefined : `${value} is not a fully qualified domain name`;

export const directoryFacts: Record<string, Facts> = {
  aws_directory_service_directory: {
    id: hexId("d", 10),
    sensitive: ["password"],
    defaults: { enable_sso: false, type: "SimpleAD" },
    forceNew: [
      "alias",
      "connect_settings",
      "description",
      "edition",
      "name",
      "password",
      "short_name",
      "size",
      "type",
      "vpc_settings",
    ],
    checks: {
      edition: oneOf("Enterprise", "Standard", "Hybrid"),
      name: directoryDomain,
      size: oneOf("Small", "Large"),
      type: oneOf("SimpleAD", "ADConnector", "MicrosoftAD", "SharedMicrosoftAD"),
    },
    computed: {
      access_url: ({ id, values }) => `${text(values.alias) || id}.awsapps.com`,
      alias: ({ id }) => id,
      "connect_settings.availability_zones": zones,
      "connect_settings.connect_ips": addresses,
      desired_number_of_domain_controllers: ({ values }) => (isMicrosoft(values.type) ? 2 : 0),
      dns_ip_addresses: addresses,
      edition: ({ values }) => (isMicrosoft(values.type) ? "Enterprise" : ""),
      security_group_id: ({ id }) => attendantId("sg", id),
      short_name: ({ values }) => (text(values.name).split(".")[0] ?? "").toUpperCase(),
      size: ({ values }) => (isMicrosoft(values.type) ? "" : "Large"),
      "vpc_settings.availability_zones": zones,
    },
    // Further domain controllers bring addresses that no plan has foreseen.
    refresh: (values, cloud) => ({
      ...values,
      dns_ip_addresses:
        cloud.find("aws_directory_service_directory", text(values.id))?.values.dns_ip_addresses ??
        values.dns_ip_addresses ??
        null,
    }),
  },

  aws_directory_service_conditional_forwarder: {
    id: ({ values }) => `${text(values.directory_id)}:${text(values.remote_domain_name)}`,
    forceNew: ["directory_id", "remote_domain_name"],
    checks: { remote_domain_name: directoryDomain },
  },
};

/**
 * One address for each domain controller, taken in turn from the directory's subnets, past the four that AWS keeps; from
 * the documentation's range for a subnet that the cloud does not know. A further one leaves those before as they are.
 */
export function domainControllerAddresses(cloud: Cloud, values: Values): string[] {
  const { desired_number_of_domain_controllers: desired } = values;
  const ids = subnets(values);
  return Array.from({ length: ids.length && Math.max(ids.length, Number(desired)) }, (_, index) => {
    const [id = "", round] = [ids[index % ids.length], Math.floor(index / ids.length)];
    const network = new Address4(text(cloud.find("aws_subnet", id)?.values.cidr_block) || "192.0.2.0/24");
    const hosts = 2n ** BigInt(32 - network.subnetMask) - 5n;
    const offset = 4n + ((BigInt(`0x${digest(id).slice(0, 8)}`) + BigInt(round)) % hosts);
    return Address4.fromBigInt(network.startAddress().bigInt() + offset).correctForm();
  });
}

function isMicrosoft(type: Value | undefined): boolean {
  return type === "MicrosoftAD";
}

function addresses({ cloud, values }: Birth): Value {
  return domainControllerAddresses(cloud, values);
}

function zones({ cloud, values }: Birth): Value {
  const names = subnets(values).map((id) => text(cloud.find("aws_subnet", id)?.values.availability_zone));
  return [...new Set(names.filter((name) => name !== ""))];
}

function subnets(values: Values): string[] {
  const [settings] = [...blocksIn(values.vpc_settings), ...blocksIn(values.connect_settings)];
  return texts(settings?.subnet_ids);
}
