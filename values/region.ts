import { faults } from "./faults";
import { nearest } from "./nearest";

/** The regions of the partitions aws, aws-cn and aws-us-gov (AWS General Reference, late 2026). */
export const REGION_NAMES = [
  "af-south-1",
  "ap-east-1",
  "ap-east-2",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-south-2",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-3",
  "ap-southeast-4",
  "ap-southeast-5",
  "ap-southeast-6",
  "ap-southeast-7",
  "ca-central-1",
  "ca-west-1",
  "cn-north-1",
  "cn-northwest-1",
  "eu-central-1",
  "eu-central-2",
  "eu-north-1",
  "eu-south-1",
  "eu-south-2",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "il-central-1",
  "me-central-1",
  "me-south-1",
  "mx-central-1",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-gov-east-1",
  "us-gov-west-1",
  "us-west-1",
  "us-west-2",
] as const;

export type RegionName = (typeof REGION_NAMES)[number];
export type Partition = "aws" | "aws-cn" | "aws-us-gov";

/** An AWS region. */
export class Region {
  private constructor(readonly name: RegionName) {}

  /** @throws InvalidValue, with the region that was likely meant. */
  static parse(text: string): Region {
    const name = REGION_NAMES.find((known) => known === text);
    if (name === undefined) throw faults.region(text, nearest(text, REGION_NAMES));
    return new Region(name);
  }

  get partition(): Partition {
    if (this.name.startsWith("cn-")) return "aws-cn";
    return this.name.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  /** Such as us-east-1a for "a". Whether the account has that zone only AWS knows. @throws InvalidValue */
  availabilityZone(letter: string): string {
    if (!/^[a-z]$/.test(letter)) throw faults.zoneLetter(letter, `${this.name}a`);
    return this.name + letter;
  }

  /** The domain name of the DHCP option set that AWS provides (VPC User Guide, DHCP option sets). */
  get defaultDomainName(): string {
    return this.name === "us-east-1" ? "ec2.internal" : `${this.name}.compute.internal`;
  }

  equals(other: Region): boolean {
    return this.name === other.name;
  }

  toString(): string {
    return this.name;
  }
}
