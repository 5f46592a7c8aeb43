import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DirectoryServiceDirectory } from "@cdktf/provider-aws/lib/directory-service-directory";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcDhcpOptions } from "@cdktf/provider-aws/lib/vpc-dhcp-options";
import { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
import { VpcPeeringConnectionAccepterA } from "@cdktf/provider-aws/lib/vpc-peering-connection-accepter";
import { App, TerraformStack, TerraformVariable } from "cdktf";
import { changesIn, describeWithTerraform, TerraformRun } from "./harness";

const HUB = "111111111111";
const SPOKE = "222222222222";

describeWithTerraform("a CDKTF stack, applied to the stand-in", () => {
  const outdir = mkdtempSync(join(tmpdir(), "central-dns-stand-in-"));
  beforeAll(() => {
    synthesize(outdir);
  });
  afterAll(() => {
    rmSync(outdir, { recursive: true });
  });

  it("builds a directory, its addresses as DHCP options, and a peering across two accounts", async () => {
    const run = await TerraformRun.of(join(outdir, "stacks", "estate"), {
      variables: { admin_password: "Correct-Horse-1" },
    });
    await run.apply();
    const state = await run.state();
    const addresses = state["aws_directory_service_directory.directory"]?.values.dns_ip_addresses as string[];
    expect(addresses.map((address) => address.replace(/\d+$/, "")).sort()).toEqual(["10.0.0.", "10.0.1."]);
    expect(state["aws_vpc_dhcp_options.options"]?.values.domain_name_servers).toEqual(addresses);
    expect(state["aws_vpc.spoke"]?.values).toMatchObject({ owner_id: SPOKE, region: "us-east-2" });
    expect(state["aws_vpc_peering_connection_accepter.accepter"]?.values).toMatchObject({
      accept_status: "active",
      peer_owner_id: SPOKE,
      peer_region: "us-east-2",
      vpc_id: state["aws_vpc.hub"]?.values.id,
    });
    expect(changesIn(await run.plan())).toEqual({});
  });
});

/** A hub in one account and region, a spoke in another. */
function synthesize(outdir: string): void {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "estate");
  const [hub, spoke] = [provider(stack, "hub", HUB), provider(stack, "spoke", SPOKE)];
  const password = new TerraformVariable(stack, "admin_password", { type: "string", sensitive: true });
  const hubVpc = new Vpc(stack, "hub", { provider: hub, cidrBlock: "10.0.0.0/16" });
  const subnetIds = ["a", "b"].map(
    (zone, index) =>
      new Subnet(stack, zone, {
        provider: hub,
        vpcId: hubVpc.id,
        cidrBlock: `10.0.${index}.0/24`,
        availabilityZone: `us-east-1${zone}`,
      }).id,
  );
  const directory = new DirectoryServiceDirectory(stack, "directory", {
    provider: hub,
    name: "corp.example.net",
    password: password.stringValue,
    type: "MicrosoftAD",
    vpcSettings: { vpcId: hubVpc.id, subnetIds },
  });
  const spokeVpc = new Vpc(stack, "spoke", { provider: spoke, region: "us-east-2", cidrBlock: "10.1.0.0/16" });
  new VpcDhcpOptions(stack, "options", {
    provider: spoke,
    region: "us-east-2",
    domainNameServers: directory.dnsIpAddresses,
  });
  const peering = new VpcPeeringConnection(stack, "peering", {
    provider: spoke,
    region: "us-east-2",
    vpcId: spokeVpc.id,
    peerVpcId: hubVpc.id,
    peerOwnerId: HUB,
    peerRegion: "us-east-1",
  });
  new VpcPeeringConnectionAccepterA(stack, "accepter", {
    provider: hub,
    vpcPeeringConnectionId: peering.id,
    autoAccept: true,
  });
  app.synth();
}

function provider(stack: TerraformStack, alias: string, id: string): AwsProvider {
  return new AwsProvider(stack, `as-${alias}`, {
    alias,
    region: "us-east-1",
    allowedAccountIds: [id],
    assumeRole: [{ roleArn: `arn:aws:iam::${id}:role/dns` }],
  });
}
