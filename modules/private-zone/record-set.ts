import { Route53Record, type Route53RecordConfig } from "@cdktf/provider-aws/lib/route53-record";
import { type ITerraformDependable, Token } from "cdktf";
import type { Construct } from "constructs";
import type { RecordData, RecordName, Region } from "../../values";
import type { ZoneRef } from "../refs";
import { literal } from "../template-text";

/** A record set of a private zone: values of one type, or an alias. */
export interface RecordSetProps {
  readonly name: RecordName;
  readonly content: RecordValues | RecordAlias;
  /** @default simple routing */
  readonly routing?: RoutingPolicy;
  /**
   * A health check that decides whether this record set may answer. Health checkers stand outside the VPC: for a
   * private address it must watch a CloudWatch alarm.
   *
   * @default none: always healthy
   */
  readonly healthCheckId?: string;
}

/** Values, all of one type. */
export interface RecordValues {
  readonly values: readonly [RecordData, ...RecordData[]];
  /** Seconds. */
  readonly ttl: number;
}

/** Another name's addresses, followed by Route 53 itself. An alias has no TTL of its own. */
export interface RecordAlias {
  readonly type: "A" | "AAAA";
  /** DNS name of the target, or a token of it. */
  readonly alias: string;
  /** Hosted zone of the target. @default the record's own zone */
  readonly zoneId?: string;
  readonly evaluateTargetHealth: boolean;
}

/** The routing policies that a private zone supports, besides simple routing. */
export type RoutingPolicy =
  | { readonly weighted: number }
  | { readonly failover: "primary" | "secondary" }
  | { readonly multivalue: true }
  | { readonly latency: Region }
  | {
      readonly geolocation:
        { readonly continent: string } | { readonly country: string; readonly subdivision?: string };
    }
  | { readonly geoproximity: { readonly region: Region; readonly bias?: number } };

/**
 * Adds a record set to a zone, also to one that another stack or somebody else made.
 *
 * @param id permanent; part of the record's address, and its set identifier under a routing policy
 * @param after records that must be there first: Route 53 refuses an alias to a name of its zone that is not
 */
export function addRecordSet(
  scope: Construct,
  id: string,
  zone: ZoneRef,
  props: RecordSetProps,
  after: readonly ITerraformDependable[] = [],
): ITerraformDependable {
  const { name, content, routing, healthCheckId } = props;
  return new Route53Record(scope, `record-${id}`, {
    provider: zone.account.provider,
    zoneId: zone.id,
    name: name.within(zone.name),
    ...contentConfig(content, zone),
    ...(routing && { setIdentifier: literal(id), ...routingConfig(routing) }),
    healthCheckId,
    ...(after.length > 0 && { dependsOn: [...after] }),
  });
}

function contentConfig(content: RecordValues | RecordAlias, zone: ZoneRef) {
  if ("values" in content) {
    const { values, ttl } = content;
    return { type: values[0].type, ttl, records: values.map(({ text }) => literal(text)) };
  }
  const { type, alias, zoneId = zone.id, evaluateTargetHealth } = content;
  const name = Token.isUnresolved(alias) ? alias : literal(alias);
  return { type, alias: { name, zoneId, evaluateTargetHealth } };
}

function routingConfig(routing: RoutingPolicy): Partial<Route53RecordConfig> {
  if ("weighted" in routing) return { weightedRoutingPolicy: { weight: routing.weighted } };
  if ("failover" in routing) return { failoverRoutingPolicy: { type: routing.failover.toUpperCase() } };
  if ("multivalue" in routing) return { multivalueAnswerRoutingPolicy: true };
  if ("latency" in routing) return { latencyRoutingPolicy: { region: routing.latency.name } };
  if ("geolocation" in routing) return { geolocationRoutingPolicy: routing.geolocation };
  const { region, bias } = routing.geoproximity;
  return { geoproximityRoutingPolicy: { awsRegion: region.name, bias } };
}
