import { describeWithTerraform, TerraformRun } from "../harness";
import { configuration, describeRefusals, HUB, SPOKE } from "./refusals";

const spoke = { provider: "aws.spoke" };
const parameter = (value: string) => ({ name: "/hub", type: "String", insecure_value: value });

describeRefusals(
  "of what lives in another account or Region the stand-in refuses",
  { aws_vpc: { hub: { cidr_block: "10.0.0.0/16" } }, aws_route_table: { hub: { vpc_id: "${aws_vpc.hub.id}" } } },
  {
    "the use by another account": {
      refused: { aws_route_table: { spoke: { vpc_id: "${aws_vpc.hub.id}", ...spoke } } },
      because: /No such aws_vpc here: vpc-\w+ lives in account 111111111111, us-east-1; .* in account 222222222222/,
    },
    "the use in another Region, by the resource's argument or by its provider": {
      refused: {
        aws_subnet: { argument: { vpc_id: "${aws_vpc.hub.id}", cidr_block: "10.0.1.0/24", region: "us-east-2" } },
        aws_security_group: { provider: { vpc_id: "${aws_vpc.hub.id}", provider: "aws.ohio" } },
      },
      because: /No such aws_vpc here: .* asked for in account 111111111111, us-east-2/,
    },
  },
);

describeRefusals(
  "of parameters the stand-in refuses",
  { aws_ssm_parameter: { hub: parameter("{}"), elsewhere: { ...parameter("{}"), region: "us-east-2" } } },
  {
    "a second one of a name in one account and Region": {
      refused: { aws_ssm_parameter: { twin: { ...parameter("[]"), depends_on: ["aws_ssm_parameter.hub"] } } },
      because: /ParameterAlreadyExists/,
    },
    "a value of more than four kilobytes in the standard tier": {
      refused: { aws_ssm_parameter: { long: { ...parameter("x".repeat(4097)), name: "/long" } } },
      because: /ValidationException: \/long has 4097 bytes; 4096 are the most/,
    },
  },
);

describeWithTerraform("a provider and the accounts that it is allowed", () => {
  it("plans nothing in another one", async () => {
    const allowed = { ...configuration({ aws_vpc: { hub: { cidr_block: "10.0.0.0/16" } } }) };
    const [provider] = (allowed.provider as { aws: object[] }).aws;
    for (const [list, account, words] of [
      ["allowed_account_ids", SPOKE, /Stand-in: .*not allowed: 111111111111 is not one of allowed_account_ids/],
      ["forbidden_account_ids", HUB, /Stand-in: .*not allowed: 111111111111 is one of forbidden_account_ids/],
    ] as const) {
      const run = await TerraformRun.of({ ...allowed, provider: { aws: [{ ...provider, [list]: [account] }] } });
      await expect(run.plan()).rejects.toThrow(words);
      expect(run.cloud.all("aws_vpc")).toEqual([]);
    }
  });

  it("finds no parameter that was not published in its own account and Region", async () => {
    const run = await TerraformRun.of({
      ...configuration({ aws_ssm_parameter: { hub: parameter("{}") } }),
      data: { aws_ssm_parameter: { hub: { name: "${aws_ssm_parameter.hub.name}", ...spoke } } },
    });
    await expect(run.apply()).rejects.toThrow(
      /Stand-in: reading aws_ssm_parameter: couldn.t find resource: 0 in account 222222222222, us-east-1, with name = "\/hub"/,
    );
  });
});
