import { type Cloud, describeWithTerraform, TerraformRun } from "../harness";
import { configuration, describeRefusals } from "./refusals";

const ntp = { ntp_servers: ["169.254.169.123"] };

describeRefusals(
  "of DHCP option sets the stand-in refuses",
  {
    aws_vpc: { hub: { cidr_block: "10.0.0.0/16" } },
    aws_vpc_dhcp_options: {
      amazon: { domain_name_servers: ["AmazonProvidedDNS"], ...ntp },
      four: { domain_name_servers: ["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4"], netbios_node_type: "2" },
      ohio: { domain_name_servers: ["10.0.0.1"], region: "us-east-2" },
    },
  },
  {
    "a server that is no address": {
      refused: { aws_vpc_dhcp_options: { name: { domain_name_servers: ["dns.example"] } } },
      because: /InvalidParameterValue: domain_name_servers: dns\.example is not an IPv4 address/,
    },
    "a network in the place of a server": {
      refused: { aws_vpc_dhcp_options: { network: { domain_name_servers: ["10.0.0.0/24"] } } },
      because: /10\.0\.0\.0\/24 is not an IPv4 address/,
    },
    "Amazon's DNS as a time server": {
      refused: { aws_vpc_dhcp_options: { ntp: { ntp_servers: ["AmazonProvidedDNS"] } } },
      because: /ntp_servers: AmazonProvidedDNS is not an IPv4 address/,
    },
    "more than four servers": {
      refused: {
        aws_vpc_dhcp_options: {
          five: { domain_name_servers: [1, 2, 3, 4, 5].map((host) => `10.0.0.${host}`) },
        },
      },
      because: /domain_name_servers: 5 servers, and 4 are the most/,
    },
    "a node type that NetBIOS has not": {
      refused: { aws_vpc_dhcp_options: { node: { netbios_node_type: "3" } } },
      because: /netbios_node_type: 3 is not one of 1, 2, 4, 8/,
    },
    "a set of another Region for a VPC": {
      refused: {
        aws_vpc_dhcp_options_association: {
          far: { vpc_id: "${aws_vpc.hub.id}", dhcp_options_id: "${aws_vpc_dhcp_options.ohio.id}" },
        },
      },
      because: /No such aws_vpc_dhcp_options here: dopt-\w+ lives in account 111111111111, us-east-2/,
    },
  },
);

describeWithTerraform("what becomes of a VPC's option set", () => {
  const vpc = { cidr_block: "10.0.0.0/16" };
  const set = (server: string, more: object = {}) => ({ domain_name_servers: [server], ...more });
  const association = { vpc_id: "${aws_vpc.hub.id}", dhcp_options_id: "${aws_vpc_dhcp_options.set.id}" };
  const setOf = (cloud: Cloud) => cloud.all("aws_vpc")[0]?.values.dhcp_options_id;

  it("is that of the Region first, then the associated one, and none once the association is destroyed", async () => {
    const run = await TerraformRun.of(configuration({ aws_vpc: { hub: vpc } }));
    await run.apply();
    expect(setOf(run.cloud)).toMatch(/^dopt-/);
    const sets = { aws_vpc: { hub: vpc }, aws_vpc_dhcp_options: { set: set("10.0.0.10") } };
    run.load(configuration({ ...sets, aws_vpc_dhcp_options_association: { hub: association } }));
    await run.apply();
    expect(setOf(run.cloud)).toBe((await run.state())["aws_vpc_dhcp_options.set"]?.values.id);
    run.load(configuration(sets));
    await run.apply();
    expect(setOf(run.cloud)).toBe("default");
  });

  it("is none while a set is replaced that is destroyed first, and always one where the new set is created first", async () => {
    for (const [lifecycle, between] of [
      [{}, ["default"]],
      [{ create_before_destroy: true }, []],
    ] as const) {
      const resources = (server: string) => ({
        aws_vpc: { hub: vpc },
        aws_vpc_dhcp_options: { set: set(server, { lifecycle }) },
        aws_vpc_dhcp_options_association: { hub: association },
      });
      const run = await TerraformRun.of(configuration(resources("10.0.0.10")));
      await run.apply();
      const seen: unknown[] = [];
      run.cloud.watch(({ type, after }) => {
        if (type === "aws_vpc") seen.push(after?.dhcp_options_id);
      });
      run.load(configuration(resources("10.0.0.11")));
      await run.apply();
      expect(seen).toEqual([...between, (await run.state())["aws_vpc_dhcp_options.set"]?.values.id]);
    }
  });
});
