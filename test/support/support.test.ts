import { TerraformVariable } from "cdktf";
import { addressChanges, differences } from "./differences";
import { synthStack } from "./synth";
import { TerraformJson } from "./terraform-json";

const estate = new TerraformJson({
  resource: {
    aws_vpc: { hub: { cidr_block: "10.0.0.0/16", "//": { metadata: { path: "hub" } } }, app: {} },
    aws_subnet: { a: { vpc_id: "${aws_vpc.hub.id}", tags: { Name: "$${aws_vpc.app.id}" } } },
    aws_route: { out: { depends_on: ["aws_subnet.a"], destination: "${data.aws_vpc.peer.cidr_block}" } },
    aws_ssm_parameter: {
      hub: {
        value: '${jsonencode({"a" = {"b" = aws_subnet.a.id}, "c" = [aws_route.out.id]})}',
        lifecycle: [{ postcondition: { condition: "${self.id != aws_ssm_parameter.hub.id}" } }],
        note: "aws_vpc.app stands here as plain text, %%{if aws_vpc.app.id} too",
      },
    },
  },
  data: { aws_vpc: { peer: { id: "vpc-1" } } },
});

test("resources come with type, address and attributes, without CDKTF's comments", () => {
  expect(estate.resources("aws_vpc")).toEqual([
    { type: "aws_vpc", address: "aws_vpc.hub", attributes: { cidr_block: "10.0.0.0/16" } },
    { type: "aws_vpc", address: "aws_vpc.app", attributes: {} },
  ]);
  expect(estate.only("data.aws_vpc").address).toBe("data.aws_vpc.peer");
  expect(estate.counts()).toEqual({ aws_vpc: 2, aws_subnet: 1, aws_route: 1, aws_ssm_parameter: 1 });
  expect(estate.addresses()).toEqual([
    "aws_route.out",
    "aws_ssm_parameter.hub",
    "aws_subnet.a",
    "aws_vpc.app",
    "aws_vpc.hub",
  ]);
});

test("asking for the only one of many, or of none, is an error that says what there is", () => {
  expect(() => estate.only("aws_vpc")).toThrow("one aws_vpc expected, found 2");
  expect(() => estate.only("aws_eip")).toThrow("found 0");
  expect(() => estate.at("aws_vpc.other")).toThrow("no aws_vpc.other among");
  expect(() => estate.graph.reaches("aws_vpc.other", "aws_vpc.hub")).toThrow("no aws_vpc.other");
});

test("a dependency is what depends_on or an expression names, at any depth; escaped and plain text is none", () => {
  const { graph } = estate;
  expect([...graph.direct("aws_subnet.a")]).toEqual(["aws_vpc.hub"]);
  expect([...graph.direct("aws_route.out")]).toEqual(["aws_subnet.a", "data.aws_vpc.peer"]);
  expect([...graph.direct("aws_ssm_parameter.hub")]).toEqual(["aws_subnet.a", "aws_route.out"]);
});

test("what is reached is reached through others, and only in the direction of the arrows", () => {
  const { graph } = estate;
  expect(graph.reaches("aws_ssm_parameter.hub", "aws_vpc.hub")).toBe(true);
  expect(graph.reaches("aws_ssm_parameter.hub", "aws_vpc.app")).toBe(false);
  expect(graph.reaches("aws_vpc.hub", "aws_ssm_parameter.hub")).toBe(false);
  expect(graph.before("aws_route.out")).toEqual(["aws_subnet.a", "aws_vpc.hub", "data.aws_vpc.peer"]);
});

test("a stack is synthesized with its validations", () => {
  const { document } = synthStack((stack) => new TerraformVariable(stack, "password", { sensitive: true }));
  expect(document).toMatchObject({ variable: { password: { sensitive: true } } });
  expect(() => synthStack((stack) => stack.node.addValidation({ validate: () => ["is wrong"] }))).toThrow("is wrong");
});

test("differences are as small as they can be", () => {
  expect(differences({ a: { b: [1, 2], c: 1 } }, { a: { b: [1, 3], c: 1 }, d: null })).toEqual([
    { path: "a/b/1", before: 2, after: 3 },
    { path: "d", before: undefined, after: null },
  ]);
  expect(differences({ a: [] }, { a: {} })).toHaveLength(1);
  expect(differences({ a: [1] }, { a: [1] })).toEqual([]);
});

test("changes of addresses tell what came, what went and what is no longer the same", () => {
  const stack = (routes: object) =>
    new TerraformJson({ resource: { aws_route: routes } as TerraformJson["document"]["resource"] });
  const before = stack({ a_0123ABCD: { to: "1" }, b: { to: "2" }, c: {} });
  const after = stack({ a_0123ABCD: { to: "1" }, b: { to: "3" }, d_89ABCDEF: {} });
  expect(addressChanges(before, after)).toEqual({
    added: ["aws_route.d"],
    removed: ["aws_route.c"],
    changed: ["aws_route.b"],
  });
  expect(addressChanges(before, before)).toEqual({ added: [], removed: [], changed: [] });
});
