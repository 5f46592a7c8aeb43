export * from "../values";
export { constructId } from "./construct-id";
export { DhcpOptionSet, type DhcpOptionSetProps, type DnsChoice } from "./dhcp-option-set/dhcp-option-set";
export { Directory, type DirectoryProps } from "./dns-hub/directory";
export {
  type ConditionalForwarder,
  DirectoryForwarding,
  type DirectoryForwardingProps,
} from "./dns-hub/directory-forwarding";
export { DnsHub, type DnsHubProps, type SiteForwarder } from "./dns-hub/dns-hub";
export { ExistingDirectory, type ExistingDirectoryProps } from "./dns-hub/existing-directory";
export { ReverseLookup, type ReverseLookupProps } from "./dns-hub/reverse-lookup";
export { ExistingNetwork, type ExistingNetworkProps } from "./network/existing-network";
export { Network, type NetworkProps, type SubnetProps } from "./network/network";
export { ExistingPrivateZone, type ExistingPrivateZoneProps } from "./private-zone/existing-private-zone";
export { PrivateZone, type PrivateZoneProps } from "./private-zone/private-zone";
export {
  addRecordSet,
  type RecordAlias,
  type RecordSetProps,
  type RecordValues,
  type RoutingPolicy,
} from "./private-zone/record-set";
export {
  type AccountRef,
  type DirectoryRef,
  type DnsServersRef,
  type HubRef,
  placeOf,
  type VpcRef,
  type ZoneRef,
} from "./refs";
export { SiteToSiteVpn, type SiteToSiteVpnProps } from "./site-to-site-vpn/site-to-site-vpn";
export { VirtualPrivateGateway, type VirtualPrivateGatewayProps } from "./site-to-site-vpn/virtual-private-gateway";
export { literal } from "./template-text";
export { ExistingVpcPeering, type ExistingVpcPeeringProps } from "./vpc-peering/existing-vpc-peering";
export { PartnerPeering, type PartnerPeeringProps, type PartnerVpc } from "./vpc-peering/partner-peering";
export {
  ServiceSecurityGroup,
  type ServiceSecurityGroupProps,
  type ServicePort,
} from "./vpc-peering/service-security-group";
export { VpcPeering, type VpcPeeringProps } from "./vpc-peering/vpc-peering";
export { ZoneAssociation, type ZoneAssociationProps } from "./zone-association/zone-association";
