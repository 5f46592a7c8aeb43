/** IPv4 networks as ranges of numbers, and the networks of a VPC. */
import type { Cloud } from "./cloud";
import { text } from "./values";

/** The first and the last address of a network, or of a single address. */
function rangeOf(network: string): readonly [first: number, last: number] {
  const [address = "", length = "32"] = network.split("/");
  const first = address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
  return [first, first + 2 ** (32 - Number(length)) - 1];
}

export function contains(outer: string, inner: string): boolean {
  const [first, last] = rangeOf(outer);
  const [innerFirst, innerLast] = rangeOf(inner);
  return first <= innerFirst && innerLast <= last;
}

export function overlap(one: string, other: string): boolean {
  const [first, last] = rangeOf(one);
  const [otherFirst, otherLast] = rangeOf(other);
  return first <= otherLast && otherFirst <= last;
}

/** The primary network of a VPC, then the others; none of a VPC that the cloud does not know. */
export function networksOf(cloud: Cloud, vpc: string): string[] {
  const primary = text(cloud.find("aws_vpc", vpc)?.values.cidr_block);
  const others = cloud
    .all("aws_vpc_ipv4_cidr_block_association")
    .filter(({ values }) => values.vpc_id === vpc)
    .map(({ values }) => text(values.cidr_block));
  return primary === "" ? others : [primary, ...others];
}
