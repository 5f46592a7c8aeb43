import { setTimeout } from "node:timers/promises";
import type { Operation } from "../terraform/stand-in/server";

/** All that it takes to send a VPC to a hub, were there nobody to wait for an answer. */
const SENDING = [
  "aws_directory_service_directory",
  "aws_subnet",
  "aws_vpc",
  "aws_vpc_dhcp_options",
  "aws_vpc_dhcp_options_association",
];

/**
 * AWS at its least favourable. A VPC is sent to its hub in no time, while all that the hub needs to answer takes its
 * time; and what goes is gone in no time, while VPCs are slow to let go of the hub. So only what is said to wait waits.
 */
export function unfavourably(milliseconds = 10): (operation: Operation) => Promise<void> {
  return async ({ type, action }) => {
    const slow = action === "remove" ? type === "aws_vpc_dhcp_options_association" : !SENDING.includes(type);
    if (slow) await setTimeout(milliseconds);
  };
}
