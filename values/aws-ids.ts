import { faults } from "./faults";

/** Ids of EC2 have 8 hexadecimal digits (old resources) or 17. */
const EC2 = "(?:[0-9a-f]{8}|[0-9a-f]{17})";

const kinds = {
  vpc: { pattern: new RegExp(`^vpc-${EC2}$`), example: "vpc-0a1b2c3d4e5f67890" },
  subnet: { pattern: new RegExp(`^subnet-${EC2}$`), example: "subnet-0a1b2c3d4e5f67890" },
  "route-table": { pattern: new RegExp(`^rtb-${EC2}$`), example: "rtb-0a1b2c3d4e5f67890" },
  "vpn-gateway": { pattern: new RegExp(`^vgw-${EC2}$`), example: "vgw-0a1b2c3d4e5f67890" },
  "vpc-peering": { pattern: new RegExp(`^pcx-${EC2}$`), example: "pcx-0a1b2c3d4e5f67890" },
  directory: { pattern: /^d-[0-9a-f]{10}$/, example: "d-0123456789" },
  "hosted-zone": { pattern: /^Z[0-9A-Z]{1,31}$/, example: "Z0123456789ABCDEFGHIJ" },
} as const;

/** The kinds of existing things that an environment may name by id. */
export type AwsIdKind = keyof typeof kinds;

/** The id, if it has the shape of an id of this kind; whether the thing exists is checked at plan. @throws InvalidValue */
export function parseAwsId(kind: AwsIdKind, text: string): string {
  const { pattern, example } = kinds[kind];
  if (!pattern.test(text)) throw faults.awsId(kind, text, example);
  return text;
}
