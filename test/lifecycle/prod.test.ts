import { prod } from "../../environments/prod";
import { describeWithTerraform } from "../terraform/harness";
import { committedAddresses } from "../stacks/committed-addresses";
import { archive } from "../stacks/estate-edits";
import { EstateRun } from "./estate-run";
import { withEntries } from "../stacks/estates";
import { BILLING_PEERING, existingWorld, LEGACY_PEERING, peerLegacy, requestPayments } from "../stacks/existing-world";

/** As prod was at first: no address is known yet, and no authorization can be released before it is used. */
const KEPT = { "participants/search/authorizations": undefined };
const unpinned = withEntries(prod, { ...KEPT, "hubs/east/dnsAddresses": undefined });

/** Everything that is there because of the participant, in its own account and in the hubs'. */
const ARCHIVE = [
  "aws_route.participant_hub-peering-main_accepter-private-10_140_0_0S16",
  "aws_route.participant_hub-peering-main_requester-private-10_128_0_0S20",
  "aws_route53_record.participant_record-ptr-server-10_140_0_10",
  "aws_route53_record.participant_record-server",
  "aws_route53_vpc_association_authorization.participant_zone-hub-east_authorization",
  "aws_route53_vpc_association_authorization.participant_zone-hub-west_authorization",
  "aws_route53_zone.participant_zone",
  "aws_route53_zone_association.participant_zone-hub-east_association",
  "aws_route53_zone_association.participant_zone-hub-west_association",
  "aws_route_table.participant_network-main_table-private",
  "aws_route_table_association.participant_network-main_association-app-a",
  "aws_subnet.participant_network-main_subnet-app-a",
  "aws_vpc.participant_network-main_vpc",
  "aws_vpc_dhcp_options.participant_dhcp-main_amazon-provided",
  "aws_vpc_dhcp_options.participant_dhcp-main_hub",
  "aws_vpc_dhcp_options_association.participant_dhcp-main_association",
  "aws_vpc_peering_connection.participant_hub-peering-main_connection",
  "aws_vpc_peering_connection_accepter.participant_hub-peering-main_accepter",
  "aws_vpc_peering_connection_options.participant_hub-peering-main_accepter-options",
  "aws_vpc_peering_connection_options.participant_hub-peering-main_requester-options",
];
const all = (action: string) => Object.fromEntries(ARCHIVE.map((address) => [address, action]));

describeWithTerraform("prod, applied stack after stack by real terraform to a stand-in for the provider,", () => {
  const estate = new EstateRun(existingWorld());
  /** prod with the addresses that its new directory turned out to have. */
  let settled: object = unpinned;
  const edited = (entries: Readonly<Record<string, unknown>>) => withEntries(settled, entries);

  async function vpcOf(stack: string): Promise<string> {
    return String((await estate.state(stack)).find(({ type }) => type === "aws_vpc")?.values.id);
  }

  it("makes a stack wait for the hubs it reads, by the name of what they publish", async () => {
    estate.load(unpinned);
    await expect(estate.plan("prod-participant-shop")).rejects.toThrow("/central-dns/prod/hubs/east");
    await expect(estate.plan("prod-participant-shop")).rejects.toThrow("/central-dns/prod/hubs/west");
  });

  it("has its new directory's addresses pinned once they are known, and nothing changes", async () => {
    await estate.apply("prod-hub-east");
    const directory = (await estate.state("prod-hub-east")).find(
      ({ type }) => type === "aws_directory_service_directory",
    );
    settled = withEntries(prod, { ...KEPT, "hubs/east/dnsAddresses": directory?.values.dns_ip_addresses });
    estate.load(settled);
    expect(await estate.plan("prod-hub-east")).toEqual({});
    peerLegacy(estate.cloud, LEGACY_PEERING, await vpcOf("prod-hub-east"));
  });

  it("is created whole, in the order of its stacks", async () => {
    const created: string[] = [];
    for (const stack of estate.stacks) {
      await estate.apply(stack);
      const resources = (await estate.state(stack)).filter(({ mode }) => mode === "managed");
      created.push(...resources.map(({ address }) => `${stack} ${address}`));
      if (stack !== "prod-participant-billing") continue;
      peerLegacy(estate.cloud, BILLING_PEERING, await vpcOf(stack));
      requestPayments(estate.cloud, await vpcOf(stack));
    }
    const authorizations = created.filter((address) =>
      /participant-search aws_route53_vpc_\w+_authorization/.test(address),
    );
    expect(authorizations).toHaveLength(2);
    expect(created.filter((address) => !authorizations.includes(address)).sort()).toEqual(committedAddresses("prod"));
  }, 300_000);

  it("finds nothing to change in any stack afterwards", async () => {
    const changes: Record<string, unknown> = {};
    for (const stack of estate.stacks) changes[stack] = await estate.plan(stack);
    expect(changes).toEqual(Object.fromEntries(estate.stacks.map((stack) => [stack, {}])));
  }, 300_000);

  it("takes one more participant in a stack of its own", async () => {
    expect(estate.load(edited(archive))).toEqual(["prod-participant-archive"]);
    expect(await estate.plan("prod-participant-archive")).toEqual(all("create"));
    await estate.apply("prod-participant-archive");
    for (const stack of ["prod-hub-east", "prod-hub-west", "prod-hubs-east-west", "prod-participant-archive"]) {
      expect(await estate.plan(stack)).toEqual({});
    }
  }, 60_000);

  it("removes a retired participant from both sides by its stack alone, and then forgets it", async () => {
    expect(estate.load(edited({ ...archive, "participants/archive/retired": true }))).toEqual([
      "prod-participant-archive",
    ]);
    expect(await estate.plan("prod-participant-archive")).toEqual(all("delete"));
    await estate.apply("prod-participant-archive");
    expect(await estate.state("prod-participant-archive")).toEqual([]);
    expect(estate.load(settled)).toEqual(["prod-participant-archive"]);
    expect(estate.stacks).not.toContain("prod-participant-archive");
    for (const stack of ["prod-hub-east", "prod-hub-west"]) expect(await estate.plan(stack)).toEqual({});
  }, 60_000);

  it("removes a retired peering, then what was published for it alone", async () => {
    const retired = { "peerings/search-data/retired": true };
    expect(estate.load(edited(retired)).sort()).toEqual(["prod-participant-search", "prod-peering-search-data"]);
    const changes = await estate.plan("prod-peering-search-data");
    expect(Object.keys(changes)).toHaveLength(20);
    expect(new Set(Object.values(changes))).toEqual(new Set(["delete"]));
    await estate.apply("prod-peering-search-data");
    expect(await estate.plan("prod-participant-search")).toEqual({
      "aws_ssm_parameter.publication-oregon_parameter": "delete",
    });
  }, 60_000);

  it("releases authorizations and leaves the associations alone", async () => {
    expect(estate.load(edited({ "participants/search/authorizations": "released" }))).toContain(
      "prod-participant-search",
    );
    expect(await estate.plan("prod-participant-search")).toEqual({
      "aws_route53_vpc_association_authorization.participant_zone-hub-east_authorization": "delete",
      "aws_route53_vpc_association_authorization.participant_zone-hub-west_authorization": "delete",
    });
  }, 60_000);
});
