import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dev } from "../../environments/dev";
import { prod } from "../../environments/prod";
import { factsFile } from "../../verify";
import { temporaryDirectory } from "../support/temporary-directory";
import { writeStacks } from "./estates";

function factsOf(environment: unknown) {
  const project = temporaryDirectory();
  writeStacks(environment, project);
  const text = readFileSync(join(project, "cdktf.out/facts.json"), "utf8");
  const [facts] = factsFile.parse(JSON.parse(text)).estates;
  if (facts === undefined) throw new Error("one estate was written");
  return facts;
}

test("the facts of dev say what its Terraform does not: the office, and what the peering is for", () => {
  const facts = factsOf(dev);
  expect(facts).toMatchObject({ name: "dev", stacks: ["dev"], allow: [] });
  expect(facts.privateDomains.map(String)).toEqual(["awscloud.com"]);
  expect(facts.sites).toMatchObject([
    { name: "office", links: [{ hub: "east", over: "vpn", address: expect.anything() as unknown }] },
  ]);
  expect(facts.services).toMatchObject([
    {
      name: "pa1-pa3",
      between: [{ vpc: "pa1/main" }, { vpc: "pa3/main" }],
      ports: [{ protocol: "tcp", from: 443, to: 443 }],
    },
  ]);
  expect(facts.vpcs.map(({ name, names, link }) => `${name} ${names} ${link}`)).toEqual([
    "pa1/main estate peering",
    "pa2/main estate peering",
    "pa3/main estate peering",
  ]);
});

test("the facts name things by what they are in Terraform, in the stack that holds them", () => {
  const [vpc] = factsOf(dev).vpcs;
  expect(vpc?.vpc.stack).toBe("dev");
  expect(vpc?.vpc.id).toMatch(/^\$\{aws_vpc\.participant-pa1_network-main_vpc_[0-9A-F]{8}\.id\}$/);
  const stacks = new Map(factsOf(prod).vpcs.map(({ name, vpc: { stack } }) => [name, stack]));
  expect(stacks.get("shop/west")).toBe("prod-participant-shop");
});

test("a VPC that is not switched must resolve its own names alone, and an external link is said", () => {
  const { vpcs } = factsOf(prod);
  expect(vpcs.filter(({ names }) => names !== "estate").map(({ name }) => name)).toEqual(["billing/main"]);
  expect(vpcs.filter(({ link }) => link === "external").map(({ name }) => name)).toEqual(["media/main"]);
});

test("of a peering that some route tables take part in, the hosts are those of their subnets", () => {
  const service = factsOf(prod).services.find(({ name }) => name === "shop-billing");
  expect(service?.between.map(({ cidrs }) => cidrs.map(String))).toEqual([
    ["10.1.0.0/20", "10.1.16.0/20"],
    ["10.3.0.0/20"],
  ]);
});

test("what is retired is said by its names, and is a VPC no more", () => {
  const { retired, vpcs } = factsOf(prod);
  expect(retired).toEqual({
    names: ["closing.aws.example.net", "old.shop.aws.example.net"],
    vpcs: ["closing/main"],
    services: ["legacy-data"],
  });
  expect(vpcs.map(({ name }) => name)).not.toContain("closing/main");
});
