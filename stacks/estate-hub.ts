import type { Construct } from "constructs";
import type * as model from "../model";
import type { AccountRef, DirectoryRef, HubRef, VpcRef, ZoneRef } from "../modules";
import { vpcName } from "./network";
import { Publication, Published } from "./publication";

/** A hub as the rest of its estate sees it. */
export interface EstateHub extends HubRef {
  /** The reverse zones that it owns. */
  readonly reverseZones: readonly ZoneRef[];
}

/** Tells other stacks what they need of a hub, once the hub answers. */
export function publishHub(scope: Construct, estate: model.Estate, key: string, hub: EstateHub): void {
  const { vpc, dnsAddresses, directory, reverseZones, ready } = hub;
  new Publication(scope, "publication", {
    name: hubParameter(estate, key),
    vpc,
    content: {
      vpc_id: vpc.id,
      route_tables: vpc.routeTables,
      dns_addresses: dnsAddresses,
      ...(directory && { directory_id: directory.id, security_group_id: directory.securityGroupId }),
      reverse_zones: Object.fromEntries(reverseZones.map(({ name, id }) => [name.text, id])),
    },
    after: ready,
  });
}

/** A hub that another stack published. */
export function readHub(scope: Construct, estate: model.Estate, hub: model.Hub, account: AccountRef): EstateHub {
  const { region, servers } = hub;
  const published = new Published(scope, `hub-${hub.key}`, hubParameter(estate, hub.key), { account, region });
  const owned = estate.reverseLookup?.hub === hub ? estate.reverseLookup.zones : [];
  return {
    vpc: publishedVpc(published, hub, account, hub.displayName),
    // Every participant reads every hub, but of most it needs the VPC alone.
    get dnsAddresses() {
      return knownAddresses(servers) ?? published.list("dns_addresses");
    },
    get directory() {
      return "name" in servers ? publishedDirectory(published) : undefined;
    },
    reverseZones: owned.map((name) => ({ name, account, id: published.text("reverse_zones", name.text) })),
    ready: published.ready,
  };
}

/** Tells other stacks what they need of a participant's VPC. */
export function publishVpc(scope: Construct, estate: model.Estate, plan: model.Vpc, vpc: VpcRef): void {
  new Publication(scope, `publication-${plan.key}`, {
    name: vpcParameter(estate, plan),
    vpc,
    content: { vpc_id: vpc.id, route_tables: vpc.routeTables },
    after: vpc.ready,
  });
}

/** A participant's VPC that another stack published. */
export function readVpc(
  scope: Construct,
  id: string,
  estate: model.Estate,
  plan: model.Vpc,
  account: AccountRef,
): VpcRef {
  const published = new Published(scope, id, vpcParameter(estate, plan), { account, region: plan.region });
  return publishedVpc(published, plan, account, vpcName(ownerOf(plan, estate), plan));
}

function ownerOf(plan: model.Vpc, { participants }: model.Estate): model.Participant {
  const owner = participants.find(({ vpcs }) => vpcs.includes(plan));
  if (owner === undefined) throw new Error(`the model names ${plan.path}, which no participant has`);
  return owner;
}

function hubParameter({ name }: model.Estate, key: string): string {
  return `/central-dns/${name}/hubs/${key}`;
}

function vpcParameter({ name }: model.Estate, { path }: model.Vpc): string {
  return `/central-dns/${name}/vpcs/${path}`;
}

function publishedVpc(published: Published, plan: model.NetworkPlan, account: AccountRef, name: string): VpcRef {
  const { region, cidrs, routeTables } = plan;
  return {
    name,
    id: published.text("vpc_id"),
    account,
    region,
    cidrs,
    get routeTables() {
      return Object.fromEntries(routeTables.map((table) => [table, published.text("route_tables", table)]));
    },
    ready: published.ready,
  };
}

function publishedDirectory(published: Published): DirectoryRef {
  return { id: published.text("directory_id"), securityGroupId: published.text("security_group_id") };
}

function knownAddresses(servers: model.Hub["servers"]): string[] | undefined {
  const addresses = "addresses" in servers ? servers.addresses : servers.dnsAddresses;
  return addresses?.map(({ text }) => text);
}
