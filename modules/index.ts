export * from "../values";
export { DhcpOptionSet, type DhcpOptionSetProps, type DnsChoice } from "./dhcp-option-set/dhcp-option-set";
export { type ConditionalForwarder, DnsHub, type DnsHubProps } from "./dns-hub/dns-hub";
export { Directory, type DirectoryProps } from "./dns-hub/directory";
export { Network, type NetworkProps, type SubnetProps } from "./network/network";
export { PrivateZone, type PrivateZoneProps } from "./private-zone/private-zone";
export type { RecordAlias, RecordSetProps, RecordValues, RoutingPolicy } from "./private-zone/record-set";
export { type AccountRef, type HubRef, placeOf, type VpcRef, type ZoneRef } from "./refs";
export { SiteToSiteVpn, type SiteToSiteVpnProps } from "./site-to-site-vpn/site-to-site-vpn";
export { VirtualPrivateGateway, type VirtualPrivateGatewayProps } from "./site-to-site-vpn/virtual-private-gateway";
export { literal } from "./template-text";
export {
  ServiceSecurityGroup,
  type ServiceSecurityGroupProps,
  type ServicePort,
} from "./vpc-peering/service-security-group";
export { VpcPeering, type VpcPeeringProps } from "./vpc-peering/vpc-peering";
export { ZoneAssociation, type ZoneAssociationProps } from "./zone-association/zone-association";
