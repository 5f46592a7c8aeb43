import { TerraformOutput } from "cdktf";
import fc from "fast-check";
import { literal } from "../../modules";
import { synthStack } from "../support/synth";
import { describeWithTerraform } from "../terraform/harness";
import { terraform } from "../terraform/terraform";
import { Workspace } from "../terraform/workspace";

test.each([
  ["v=spf1 exists:%{i}._spf.example.com -all", "v=spf1 exists:%%{i}._spf.example.com -all"],
  ["${srcaddr} ${dstaddr}", "$${srcaddr} $${dstaddr}"],
  ["costs $5, 10 % more, {braces}", "costs $5, 10 % more, {braces}"],
])("%j is written %j", (text, written) => {
  expect(literal(text)).toBe(written);
});

test("text without a template sign before a brace stays as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      fc.pre(!/[$%]\{/.test(text));
      expect(literal(text)).toBe(text);
    }),
  );
});

describeWithTerraform("literal", () => {
  test("any text comes back from CDKTF and Terraform as it went in", async () => {
    const signs = fc.string({
      unit: fc.constantFrom("$", "%", "{", "}", '"', "\\", "\n", "~", "a", " ", "é"),
      minLength: 1,
      maxLength: 12,
    });
    const macros = fc.array(fc.constantFrom("%{i}", "${x}", "$", "%", "$$", "%%", "%{if true}", "{", '"'), {
      minLength: 1,
    });
    const any = fc.oneof(
      signs,
      macros.map((pieces) => pieces.join("")),
      fc.string({ unit: "grapheme" }),
    );
    // Terraform keeps all text in Unicode's composed form; and after a bare carriage return, it reads `$$${` wrongly.
    const texts = fc.sample(any, { seed: 53, numRuns: 2000 }).map((text) => text.normalize("NFC"));
    expect(await throughTerraform(texts)).toEqual(texts);
  });
});

/** The texts as outputs of one configuration, applied and read back. */
async function throughTerraform(texts: readonly string[]): Promise<unknown[]> {
  const { document } = synthStack((stack) => {
    for (const [index, text] of texts.entries()) {
      new TerraformOutput(stack, `text-${index}`, { value: literal(text), staticId: true });
    }
  });
  const workspace = new Workspace();
  try {
    workspace.load(document);
    const run = (...args: string[]) => terraform(args, workspace.directory, workspace.environment());
    await run("init");
    await run("apply", "-auto-approve");
    const outputs = JSON.parse((await run("output", "-json")).stdout) as Record<string, { value: unknown }>;
    return texts.map((_, index) => outputs[`text-${index}`]?.value);
  } finally {
    workspace.remove();
  }
}
