import { CustomerGateway } from "@cdktf/provider-aws/lib/customer-gateway";
import { VpnConnection } from "@cdktf/provider-aws/lib/vpn-connection";
import { VpnConnectionRoute } from "@cdktf/provider-aws/lib/vpn-connection-route";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Cidr, Ipv4Address } from "../../values";
import { constructId } from "../construct-id";
import { type VpcRef, placeOf } from "../refs";
import { nameTag } from "../template-text";
import type { VirtualPrivateGateway } from "./virtual-private-gateway";

export interface SiteToSiteVpnProps {
  /** Shown in Name tags; may change. */
  readonly name: string;
  readonly gateway: VirtualPrivateGateway;
  /** Public address of the site's VPN device. Changing it replaces the customer gateway and updates the connection. */
  readonly address: Ipv4Address;
  /** The site's ASN. Changing it replaces the customer gateway. */
  readonly asn: number;
  /** How AWS learns the site's networks. Changing between the two replaces the connection. */
  readonly routing: "bgp" | { readonly static: readonly Cidr[] };
}

/**
 * A Site-to-Site VPN between a VPC and one on-premises site. AWS makes the tunnels' keys: they stand in the Terraform
 * state and nowhere in the configuration.
 */
export class SiteToSiteVpn extends Construct {
  readonly connection: VpnConnection;
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { name, gateway, address, asn, routing }: SiteToSiteVpnProps) {
    super(scope, id);
    const customerGateway = new CustomerGateway(this, "customer-gateway", {
      ...placeOf(gateway.vpc),
      type: "ipsec.1",
      ipAddress: address.text,
      ...asnConfig(asn),
      tags: nameTag(name),
      // A connection moves to its new customer gateway before the old one goes.
      lifecycle: { createBeforeDestroy: true },
    });
    this.connection = new VpnConnection(this, "connection", {
      ...placeOf(gateway.vpc),
      type: "ipsec.1",
      vpnGatewayId: gateway.id,
      customerGatewayId: customerGateway.id,
      staticRoutesOnly: routing !== "bgp",
      tags: nameTag(name),
    });
    const networks = routing === "bgp" ? [] : routing.static;
    this.ready = [this.connection, ...this.createRoutes(networks, gateway.vpc)];
  }

  private createRoutes(networks: readonly Cidr[], vpc: VpcRef): ITerraformDependable[] {
    return networks.map(
      (network) =>
        new VpnConnectionRoute(this, constructId("route", network.text), {
          ...placeOf(vpc),
          vpnConnectionId: this.connection.id,
          destinationCidrBlock: network.text,
        }),
    );
  }
}

/** The provider reads `bgp_asn` as a signed 32-bit number: a higher one passes the plan and fails at apply. */
function asnConfig(asn: number) {
  return asn < 2 ** 31 ? { bgpAsn: String(asn) } : { bgpAsnExtended: String(asn) };
}
