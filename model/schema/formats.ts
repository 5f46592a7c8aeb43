import * as z from "zod";
import {
  AccountId,
  type AwsIdKind,
  Cidr,
  DomainName,
  InvalidValue,
  Ipv4Address,
  RecordName,
  REGION_NAMES,
  parseAwsId,
  parseDirectoryDomain,
} from "../../values";

/** An IPv4 network as the editor sees it; its digits are checked at load. */
export type CidrText = `${number}.${number}.${number}.${number}/${number}`;

export const cidr = text(
  "ipv4-cidr",
  Cidr.parse,
  "IPv4 network such as 10.1.0.0/16",
  "^[0-9.]+/[0-9]+$",
) as unknown as z.ZodType<CidrText, CidrText>;
export const ipv4Address = text("ipv4", Ipv4Address.parse, "IPv4 address such as 10.1.0.10", "^[0-9.]+$");
export const domainName = text("domain-name", DomainName.parse, "Domain name such as pa1.awscloud.com");
export const directoryDomain = text(
  "directory-domain",
  parseDirectoryDomain,
  "Domain name that AWS Directory Service takes: letters, digits and single hyphens",
);
export const recordName = text(
  "record-name",
  RecordName.parse,
  'Name relative to the zone: "server", "@" for the apex, "*.apps", "_sip._tcp"',
);
export const accountId = text("account-id", AccountId.parse, "AWS account id of twelve digits", "^[0-9]{12}$");
export const vpcId = awsId("vpc", "vpc-0123456789abcdef0");
export const routeTableId = awsId("route-table", "rtb-0123456789abcdef0");
export const peeringId = awsId("vpc-peering", "pcx-0123456789abcdef0");
export const vpnGatewayId = awsId("vpn-gateway", "vgw-0123456789abcdef0");
export const directoryId = awsId("directory", "d-0123456789");
export const hostedZoneId = awsId("hosted-zone", "Z0123456789ABCDEFGHIJ");
export const region = z.enum(REGION_NAMES).meta({ description: "AWS Region such as us-east-1" });
export const asn = z.int().min(1).max(4_294_967_294).meta({ description: "Autonomous system number of BGP" });

const ID = /^(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** A permanent id: it becomes part of Terraform addresses, so changing it replaces what it names. */
export const id = z
  .string()
  .regex(ID, "a letter, then letters, digits and single hyphens inside, all lower case, 40 at most");

/** Entries by their permanent id. */
export function byId<Entry extends z.ZodType>(entry: Entry) {
  return z.record(id, entry);
}

/** Keeps an entry, and the stack it stands in, while what it describes is removed; only then may the entry go. */
export const retired = z
  .boolean()
  .optional()
  .meta({ description: "Remove what this entry describes, and keep the entry until that is applied. @default false" });

function awsId(kind: AwsIdKind, example: string) {
  return text(`${kind}-id`, (value) => parseAwsId(kind, value), `Id such as ${example}`);
}

/** Text that a value object can hold. The schema only checks; the model parses it a second time. */
function text(format: string, parse: (value: string) => unknown, description: string, pattern?: string) {
  return z
    .string()
    .meta({ description, format, ...(pattern !== undefined && { pattern }) })
    .check((context) => {
      try {
        parse(context.value);
      } catch (error) {
        if (!(error instanceof InvalidValue)) throw error;
        context.issues.push({
          code: "custom",
          input: context.value,
          message: error.message,
          params: { fault: error },
        });
      }
    });
}
