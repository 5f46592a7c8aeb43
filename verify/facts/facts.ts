import { z } from "zod";
import { Cidr, DomainName, Ipv4Address } from "../../values";

/**
 * What Terraform does not hold: the on-premises side, and what the estate is for. synth writes it beside the Terraform;
 * for Terraform of other origin it is written by hand, all of it optional.
 */

/** A thing in Terraform: the stack that it is written in ("" without one), and an expression of its id there. */
const inTerraform = z.strictObject({ stack: z.string().default(""), id: z.string() });

const cidr = z.string().transform((text) => Cidr.parse(text));
const domainName = z.string().transform((text) => DomainName.parse(text));
const address = z.string().transform((text) => Ipv4Address.parse(text));

const hub = z.strictObject({
  name: z.string(),
  vpc: inTerraform,
  /** Networks whose hosts may ask it. */
  clients: z.array(cidr).default([]),
  /** Of its directory, where Terraform only reads it. */
  directoryDomain: domainName.optional(),
  /** DNS servers that somebody runs, where no directory does: they forward as the sites' servers do. */
  servers: z.array(address).default([]),
});

const vpc = z.strictObject({
  /** How people call it in `--from`: `pa1/main`. */
  name: z.string(),
  vpc: inTerraform,
  hub: z.string().optional(),
  /** Its own private zones. */
  zones: z.array(domainName).default([]),
  /** "external": somebody else connects it with its hub, which is taken on trust. */
  link: z.enum(["peering", "external"]).default("peering"),
  /**
   * What its hosts must resolve: every name of the estate, the private zones of it (hosts of a hub's own VPC), or its own
   * zones (a VPC that still asks its own resolver).
   */
  names: z.enum(["estate", "private-zones", "own-zones"]).default("estate"),
});

const site = z.strictObject({
  name: z.string(),
  networks: z.array(cidr),
  dnsServers: z.array(address),
  /** Domains that its DNS servers answer. */
  domains: z.array(domainName),
  /** The hubs that it is linked to, the one whose directory its servers forward to first. */
  links: z.array(z.strictObject({ hub: z.string(), over: z.enum(["vpn", "external"]), address: address.optional() })),
});

/** One end of what may be used: hosts of a VPC, or of a third party. */
const serviceEnd = z.strictObject({
  /** A name of `vpcs`. */
  vpc: z.string().optional(),
  /** Where it takes part with some of its networks only. */
  cidrs: z.array(cidr),
  /** The security group that its hosts attach for this. */
  group: inTerraform.optional(),
});

/** What hosts at either end may use at the other. */
const service = z.strictObject({
  name: z.string(),
  between: z.tuple([serviceEnd, serviceEnd]),
  ports: z.array(z.strictObject({ protocol: z.string(), from: z.number(), to: z.number() })),
});

const exception = z.strictObject({
  /** `V16` */
  rule: z.string(),
  /** Label or address of the cause, or a prefix of it with `*` at its end. @default - everywhere */
  where: z.string().optional(),
  reason: z.string(),
});

const estateFacts = z.strictObject({
  name: z.string(),
  /** @default - every stack that no other estate names */
  stacks: z.array(z.string()).optional(),
  /** Names below these never leave for public DNS. */
  privateDomains: z.array(domainName).default([]),
  /** Domains that sites ask the hubs for: the root domain, reverse zones. */
  domains: z.array(domainName).default([]),
  hubs: z.array(hub).default([]),
  vpcs: z.array(vpc).default([]),
  sites: z.array(site).default([]),
  services: z.array(service).default([]),
  /** Zones whose authorizations were given back once associated (AWS keeps the associations). */
  releasedAuthorizations: z.array(domainName).default([]),
  /** What is leaving, so that its loss between two estates is meant: names (and all below), names of `vpcs` and of `services`. */
  retired: z
    .strictObject({
      names: z.array(z.string()).default([]),
      vpcs: z.array(z.string()).default([]),
      services: z.array(z.string()).default([]),
    })
    .optional(),
  allow: z.array(exception).default([]),
});

export const factsFile = z.strictObject({ format: z.literal(1), estates: z.array(estateFacts) });

export type FactsFile = z.infer<typeof factsFile>;
/** As it is written in JSON. */
export type FactsInput = z.input<typeof factsFile>;
export type EstateFacts = z.infer<typeof estateFacts>;
export type SiteFacts = EstateFacts["sites"][number];
export type VpcFacts = EstateFacts["vpcs"][number];
