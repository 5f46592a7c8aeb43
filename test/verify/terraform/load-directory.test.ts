import { join } from "node:path";
import { loadDirectory, type Reference } from "../../../verify/terraform";
import { prod } from "../../../environments/prod";
import { writeStacks } from "../../stacks/estates";
import { temporaryDirectory } from "../../support/temporary-directory";
import { directoryOf, plain } from "./directory";

describe("What cdktf wrote", () => {
  const project = temporaryDirectory();
  writeStacks(prod, project);

  it("is read stack by stack, each block under the account and Region that it is made in", async () => {
    const configuration = await loadDirectory(join(project, "cdktf.out"));
    expect(configuration.stacks).toContain("prod-hub-east");
    expect(configuration.blocks.map(({ account }) => account).filter((account) => !/^\d{12}$/.test(account))).toEqual(
      [],
    );
    const [hub] = configuration.ofType("aws_vpc").filter(({ stack }) => stack === "prod-hub-east");
    expect(hub).toMatchObject({ account: "111111111111", region: "us-east-1", mode: "resource" });
    expect(hub?.label).toBe(`prod-hub-east: ${hub?.address}`);
  });

  it("tells whose things are meant across stacks, through what those published", async () => {
    const configuration = await loadDirectory(join(project, "cdktf.out"));
    const [hub] = configuration.ofType("aws_vpc").filter(({ stack }) => stack === "prod-hub-east");
    const [peering] = configuration
      .ofType("aws_vpc_peering_connection")
      .filter(({ stack }) => stack === "prod-participant-billing");
    expect((peering?.value("peer_vpc_id") as Reference).block).toBe(hub);
  });

  it("leaves nothing of it unknown but secrets", async () => {
    const configuration = await loadDirectory(join(project, "cdktf.out"));
    for (const block of configuration.blocks) for (const argument of block.arguments) block.value(argument);
    expect(configuration.limitations).toEqual([]);
  });
});

describe("One directory", () => {
  it("is a stack without a name", async () => {
    const configuration = await loadDirectory(
      directoryOf({
        "main.tf.json": {
          provider: { aws: { region: "eu-west-1", allowed_account_ids: ["123456789012"] } },
          resource: { aws_vpc: { hub: { cidr_block: "10.0.0.0/16" } } },
        },
        "more.tf.json": {
          resource: {
            aws_subnet: {
              a: { vpc_id: "${aws_vpc.hub.id}", cidr_block: "${cidrsubnet(aws_vpc.hub.cidr_block, 8, 1)}" },
            },
          },
        },
      }),
    );
    const subnet = configuration.find("aws_subnet.a");
    expect(subnet).toMatchObject({ stack: "", account: "123456789012", region: "eu-west-1" });
    expect(plain(subnet?.value("vpc_id"))).toBe("&aws_vpc.hub.id");
    expect(subnet?.value("cidr_block")).toBe("10.0.1.0/24");
    expect(subnet?.needs.map(({ label }) => label)).toEqual(["aws_vpc.hub"]);
  });
});
