import { tmpdir } from "node:os";
import { dev } from "../../environments/dev";
import { prod } from "../../environments/prod";
import { TerraformJson } from "../support/terraform-json";
import { stackOf, stacksOf, textOf, textsOf, withEntries } from "./estates";

const text = textOf(dev);
const examples = [
  { name: "dev", texts: [text] },
  { name: "prod", texts: [...textsOf(prod).values()] },
];
const directory = "aws_directory_service_directory";

/** Every string of a JSON value, the keys of its objects included. */
function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => [key, ...strings(entry)]);
}

it.each(examples)("the output of $name says nothing of the machine that wrote it", ({ texts }) => {
  const paths = texts
    .flatMap((written) => strings(JSON.parse(written)))
    .filter((part) => /^(\/(?!\/$|central-dns\/)|[A-Za-z]:[\\/]|~|file:)/.test(part));
  expect(paths).toEqual([]);
  const places = [process.cwd(), tmpdir(), "node_modules"];
  expect(places.filter((place) => texts.some((written) => written.includes(place)))).toEqual([]);
});

it.each(examples)("the output of $name says nothing of the time at which it was written", ({ texts }) => {
  const moments = [/\d{4}-\d\d-\d\dT\d\d/, new RegExp(`${String(Date.now()).slice(0, 5)}\\d{5}`)];
  expect(moments.filter((moment) => texts.some((written) => moment.test(written)))).toEqual([]);
});

it("the directory's password is a sensitive variable without a default", () => {
  const json = TerraformJson.parse(text);
  expect(json.only(directory).attributes.password).toBe("${var.directory_password_east}");
  expect((json.document as { variable?: unknown }).variable).toEqual({
    directory_password_east: {
      type: "string",
      sensitive: true,
      description: "Admin password of the directory of hub east",
    },
  });
});

it("the directory's password may be read from Secrets Manager, in the hub's account and Region", () => {
  const json = stackOf(withEntries(dev, { "hubs/east/directory/password": { secret: "corp/${admin}" } }));
  const { address, attributes } = json.only("data.aws_secretsmanager_secret_version");
  expect(json.only(directory).attributes.password).toBe(`\${${address}.secret_string}`);
  expect(attributes).toEqual({ provider: "aws.dns", region: "us-east-1", secret_id: "corp/$${admin}" });
  expect(json.document).not.toHaveProperty("variable");
});

it("with a stack an account, the password is asked for by its hub's stack alone", () => {
  const asking = [...stacksOf(withEntries(dev, { stacks: "per-account" }))].filter(([, json]) =>
    JSON.stringify(json.document).includes("directory_password"),
  );
  expect(asking.map(([stack]) => stack)).toEqual(["dev-hub-east"]);
});

it.each([
  [
    "dev",
    [
      "${var.directory_password_east}",
      "Admin password of the directory of hub east",
      "directory_password_east",
      "password",
    ],
  ],
  [
    "prod",
    [
      "${data.aws_secretsmanager_secret_version.hub_directory-password_.secret_string}",
      "aws_secretsmanager_secret_version",
      "hub_directory-password_",
      "password",
      "prod-hub-east/hub/directory-password",
      "secret_id",
    ],
  ],
])("no other attribute of %s speaks of a password, a key or a secret", (name, expected) => {
  const texts = examples.find((example) => example.name === name)?.texts ?? [];
  const words = texts
    .flatMap((written) => strings(JSON.parse(written)))
    .filter((part) => /passw|secret|preshared|psk|private_key|token/i.test(part))
    .map((word) => word.replace(/_[0-9A-F]{8}(?=\.|$)/, "_"));
  expect([...new Set(words)].sort()).toEqual(expected);
});
