import { spawnSync } from "node:child_process";
import { loadDirectory, Unknown, type Value } from "../../../verify/terraform";
import { describeWithTerraform } from "../../terraform/harness";
import { temporaryDirectory } from "../../support/temporary-directory";
import { directoryOf, plain } from "./directory";

/** What Terraform itself says of each, by `terraform console`, is the answer to compare with. */
const EXPRESSIONS = [
  '"a-${1 + 2}-${true}"',
  '"$${not} %%{this} \\"quoted\\" \\u00e9\\n"',
  "1 + 2 * 3 - 4 / 8",
  "-(7 % 4)",
  "!(1 < 2 && 2 <= 2) || 3 != 3",
  '"1" == 1',
  "[1, 2] == [1, 2]",
  "{ a = 1 } == { a = 1 }",
  'true ? "yes" : "no"',
  '{ "a b" = 1, c = [true, null], (upper("d")) = 2 }',
  '{ a = { b = ["x", "y"] } }.a.b[1]',
  '{ a = { b = ["x", "y"] } }["a"].b.0',
  '[{ id = "p" }, { id = "q" }][*].id',
  '[{ id = ["p"] }, { id = ["q"] }].*.id[1]',
  "[for i, x in [10, 20, 30] : x + i if x > 10]",
  '{ for k, v in { b = 2, a = 1 } : "${k}!" => v * 2 }',
  '{ for x in ["ab", "ac", "b"] : substr(x, 0, 1) => x... }',
  'jsonencode({ b = [1, "x", null, true], a = "<&>" })',
  'jsondecode("{\\"a\\": [1, {\\"b\\": null}]}")',
  'tolist(["b", "a"])',
  'tolist(toset(["b", "a", "b"]))',
  'tomap({ a = 1 })["a"]',
  "tostring(1.5)",
  'tonumber("12")',
  'tobool("true")',
  'element(["a", "b", "c"], 4)',
  'one(["a"])',
  "one([])",
  'concat(["a"], [], ["b", "c"])',
  'concat([["a"], ["b", "c"]]...)',
  "flatten([[1, [2]], [], 3])",
  'distinct(["b", "a", "b"])',
  'compact(["a", "", null])',
  'sort(["b", "a", "B"])',
  "reverse([1, 2, 3])",
  "slice([1, 2, 3, 4], 1, 3)",
  'length("häuser")',
  "length({ a = 1, b = 2 })",
  'contains(["a"], "b")',
  'index(["a", "b"], "b")',
  "keys({ b = 1, a = 2 })",
  "values({ b = 1, a = 2 })",
  "merge({ a = 1, b = 1 }, { b = 2 })",
  'lookup({ a = "1" }, "b", "none")',
  'zipmap(["a", "b"], [1, 2])',
  'setsubtract(["a", "b", "c"], ["b"])',
  'setunion(["b"], ["a"])',
  'setintersection(["a", "b"], ["b", "c"])',
  'setproduct(["a", "b"], [1, 2])',
  "range(3)",
  "range(1, 8, 3)",
  "sum([1, 2.5])",
  "max(1, 3, 2)",
  'format("%s-%03d %5s|%-4s| %q %v%%", "a", 7, "b", "c", "d", true)',
  'join("-", ["a", "b"], ["c"])',
  'split(".", "a.b.c")',
  'replace("a.b.c", ".", "-")',
  'trimsuffix("zone.", ".")',
  'trimprefix("www.a", "www.")',
  'trim("--a-b-", "-")',
  'trimspace("  a ")',
  'lower("ÄB")',
  'title("an example it\'s")',
  'startswith("abc", "ab")',
  'strcontains("abc", "bc")',
  'substr("hello", -3, 2)',
  'cidrhost("10.12.0.0/16", 258)',
  'cidrhost("10.12.0.0/16", -2)',
  'cidrnetmask("172.16.0.0/12")',
  'cidrsubnet("10.0.0.0/16", 8, 255)',
  'cidrsubnet("10.0.0.5/16", 4, 2)',
  'cidrsubnets("10.1.0.0/16", 4, 4, 8, 4)',
  'try({ a = 1 }.b, { a = 1 }.a, "never")',
  'try(tonumber("x"), "fallback")',
  'can(tonumber("x"))',
  'coalesce(null, "", "c")',
  "alltrue([true, true])",
  "anytrue([false, false])",
  "abs(-3.5)",
  "ceil(1.2)",
  "floor(-1.2)",
];

/** Terraform refuses these: they are not values. */
const REFUSED = [
  'cidrsubnet("10.0.0.0/16", 20, 0)',
  'cidrsubnet("10.0.0.0/16", 2, 4)',
  "element([], 0)",
  "one([1, 2])",
  'lookup({ a = 1 }, "b")',
  "{ a = 1 }.b",
  "[1][3]",
  'index(["a"], "b")',
  "1 / 0",
  'tobool("maybe")',
  'upper(["a"])',
  "try({}.a)",
  'format("%s", "a", "b")',
];

async function evaluateAll(expressions: readonly string[]): Promise<readonly Value[]> {
  const configuration = await loadDirectory(directoryOf({ "main.tf.json": {} }));
  return expressions.map((expression) => configuration.evaluate("", `\${${expression}}`));
}

describeWithTerraform("Expressions mean what they mean to Terraform", () => {
  it("for all that can be told", async () => {
    const told = askTerraform(`[${EXPRESSIONS.join(", ")}]`) as readonly unknown[];
    const values = await evaluateAll(EXPRESSIONS);
    const ours = EXPRESSIONS.map((expression, index) => [expression, plain(values[index])]);
    expect(ours).toEqual(EXPRESSIONS.map((expression, index) => [expression, told[index]]));
  });

  it("and are unknown where Terraform refuses them", async () => {
    expect(REFUSED.filter((expression) => askTerraform(expression) !== undefined)).toEqual([]);
    const values = await evaluateAll(REFUSED);
    expect(REFUSED.filter((_, index) => !(values[index] instanceof Unknown))).toEqual([]);
  });
});

describe("An expression that cannot be told", () => {
  it.each([
    ["timestamp()", "timestamp()"],
    ['file("x")', "file()"],
    ["aws_vpc.missing.id", "aws_vpc.missing"],
    ["local.missing", "local.missing"],
    ["provider::aws::arn_parse(1)", "a function of a provider"],
    ["1 +", "text at character"],
    ["a b", "text at character"],
    [`${"(".repeat(5000)}1`, "nested too deeply"],
  ])("%s is unknown, and says why", async (expression, reason) => {
    const [value] = await evaluateAll([expression]);
    expect(value).toBeInstanceOf(Unknown);
    expect((value as Unknown).reason).toContain(reason);
  });
});

/** The value of an expression of one line; undefined where Terraform refuses it. */
function askTerraform(expression: string): unknown {
  const directory = temporaryDirectory();
  const { stdout } = spawnSync("terraform", ["console"], {
    cwd: directory,
    input: `jsonencode(${expression})`,
    encoding: "utf8",
    env: { PATH: process.env.PATH, HOME: directory, CHECKPOINT_DISABLE: "1" },
  });
  // Terraform prints a string as it would be written, which for the text of JSON is JSON too.
  return stdout === "" ? undefined : decode(decode(stdout));
}

function decode(json: unknown): unknown {
  return JSON.parse(String(json)) as unknown;
}
