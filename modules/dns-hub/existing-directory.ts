import { DataAwsDirectoryServiceDirectory } from "@cdktf/provider-aws/lib/data-aws-directory-service-directory";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { DomainName, Ipv4Address } from "../../values";
import { idExpression } from "../expression";
import { type DirectoryRef, type DnsServersRef, type VpcRef, placeOf } from "../refs";
import { hasAddresses } from "./directory";

export interface ExistingDirectoryProps {
  readonly vpc: VpcRef;
  readonly directoryId: string;
  readonly name: DomainName;
  /** The addresses to use; the directory must turn out to have them all. @default whatever addresses it has */
  readonly dnsAddresses?: readonly Ipv4Address[];
}

/** A directory that somebody else made. It is only read, and the plan fails unless it is what the caller says. */
export class ExistingDirectory extends Construct implements DnsServersRef {
  readonly dnsAddresses: readonly string[];
  readonly directory: DirectoryRef;
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { vpc, directoryId, name, dnsAddresses }: ExistingDirectoryProps) {
    super(scope, id);
    const directory = new DataAwsDirectoryServiceDirectory(this, "directory", {
      ...placeOf(vpc),
      directoryId,
      lifecycle: {
        postcondition: [
          {
            condition: `\${lower(self.name) == "${name.text}"}`,
            errorMessage: `The domain of directory ${directoryId} is not ${name.text}.`,
          },
          {
            condition: `\${one(self.vpc_settings[*].vpc_id) == ${idExpression(vpc.id)}}`,
            errorMessage: `Directory ${directoryId} is not in the hub's VPC.`,
          },
          ...(dnsAddresses ? [hasAddresses(dnsAddresses)] : []),
        ],
      },
    });
    this.dnsAddresses = dnsAddresses?.map(({ text }) => text) ?? directory.dnsIpAddresses;
    this.directory = { id: directory.id, securityGroupId: directory.securityGroupId };
    this.ready = [directory];
  }
}
