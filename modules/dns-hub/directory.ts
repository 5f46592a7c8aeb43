import { DirectoryServiceDirectory } from "@cdktf/provider-aws/lib/directory-service-directory";
import { type ITerraformDependable, Token } from "cdktf";
import { Construct } from "constructs";
import type { DomainName, Ipv4Address } from "../../values";
import { errors } from "../errors";
import { type DirectoryRef, type DnsServersRef, type VpcRef, placeOf } from "../refs";
import { literal } from "../template-text";

export interface DirectoryProps {
  readonly vpc: VpcRef;
  /** Ids of two subnets of the VPC in two Availability Zones. Changing them replaces the directory. */
  readonly subnetIds: readonly [string, string];
  /** The directory's own domain, which it alone answers. Changing it replaces the directory. */
  readonly name: DomainName;
  /** NetBIOS name. Changing it replaces the directory. */
  readonly shortName: string;
  /** Changing it replaces the directory. */
  readonly edition: "Standard" | "Enterprise";
  /** At least 2. AWS picks the addresses of those it adds. */
  readonly domainControllers: number;
  /** A token, never a literal. Used at creation; later changes of it are ignored, as they would replace the directory. */
  readonly password: string;
  /**
   * The addresses to use, once known: the directory must turn out to have them all. A domain controller that is added
   * later then changes nobody's DHCP options until it is added here.
   *
   * @default whatever addresses the directory has
   */
  readonly dnsAddresses?: readonly Ipv4Address[];
  /** Terraform refuses every plan that would destroy the directory. @default true */
  readonly preventDestroy?: boolean;
}

/** An AWS Managed Microsoft AD: the DNS servers of the estate. Creating one takes AWS 20 to 60 minutes. */
export class Directory extends Construct implements DnsServersRef {
  /** As pinned; else one list token: the addresses in an order of Terraform's own, known after the first apply. */
  readonly dnsAddresses: readonly string[];
  readonly directory: DirectoryRef;
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: DirectoryProps) {
    super(scope, id);
    if (!Token.isUnresolved(props.password)) throw errors.literalPassword(this.node.path);
    const directory = new DirectoryServiceDirectory(this, "directory", {
      ...placeOf(props.vpc),
      type: "MicrosoftAD",
      name: props.name.text,
      shortName: literal(props.shortName),
      edition: props.edition,
      password: props.password,
      desiredNumberOfDomainControllers: props.domainControllers,
      vpcSettings: { vpcId: props.vpc.id, subnetIds: [...props.subnetIds] },
      timeouts: { create: "90m", update: "90m", delete: "90m" },
      lifecycle: {
        ignoreChanges: ["password"],
        ...((props.preventDestroy ?? true) && { preventDestroy: true }),
        ...(props.dnsAddresses && { postcondition: [hasAddresses(props.dnsAddresses)] }),
      },
    });
    this.dnsAddresses = props.dnsAddresses?.map(({ text }) => text) ?? directory.dnsIpAddresses;
    this.directory = { id: directory.id, securityGroupId: directory.securityGroupId };
    this.ready = [directory];
  }
}

/** Holds for a directory that has all of these addresses. */
export function hasAddresses(addresses: readonly Ipv4Address[]) {
  const list = addresses.map(({ text }) => `"${text}"`).join(", ");
  return {
    condition: `\${length(setsubtract([${list}], self.dns_ip_addresses)) == 0}`,
    errorMessage: `dnsAddresses names an address that is not this directory's: pinned are ${list.replaceAll('"', "")}.`,
  };
}
