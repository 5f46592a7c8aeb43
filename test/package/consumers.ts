/** Programs of somebody who has installed the package: text, since here its name leads nowhere. */

const environment = (hub: string) => `
import { checkEnvironment, defineEnvironment, findingText, synthesize } from "central-dns";

const office = defineEnvironment({
  name: "office",
  rootDomain: "aws.example.net",
  stacks: "per-environment",
  backend: { type: "local" },
  accounts: { dns: { id: "111111111111" }, shop: { id: "222222222222" } },
  hubs: {
    east: {
      account: "dns",
      region: "us-east-1",
      cidr: "10.0.0.0/16",
      subnets: { "dc-a": { cidr: "10.0.1.0/24", az: "a" }, "dc-b": { cidr: "10.0.2.0/24", az: "b" } },
      clients: ["10.0.0.0/8"],
      directory: { name: "ad.example.net", subnets: ["dc-a", "dc-b"] },
    },
  },
  participants: {
    shop: {
      account: "shop",
      hub: "${hub}",
      zone: "shop.aws.example.net",
      vpcs: { main: { region: "us-east-1", cidr: "10.1.0.0/16", subnets: { a: { cidr: "10.1.1.0/24", az: "a" } } } },
      records: { checkout: { type: "A", values: ["10.1.1.10"] } },
    },
  },
});

const { estate, findings } = checkEnvironment(office);
if (estate === undefined) throw new Error(findings.map(findingText).join("\\n"));
const [written] = synthesize([estate], { outdir: "cdktf.out", stateDirectory: "state" });
console.log(written?.stacks.join(", "));
`;

/** Declares an environment and writes it. */
export const ENVIRONMENT = environment("east");

/** The same with a hub that does not exist. */
export const WRONG_NAME = environment("eats");

/** Puts modules together in a stack of its own. */
export const MODULES = `
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, LocalBackend, TerraformStack } from "cdktf";
import { AccountId, Cidr, DomainName, Network, PrivateZone, Region } from "central-dns/modules";

const app = new App({ outdir: "cdktf.out" });
const stack = new TerraformStack(app, "shop");
new LocalBackend(stack, { path: "shop.tfstate" });
const provider = new AwsProvider(stack, "aws", { region: "us-east-1" });
const vpc = new Network(stack, "network", {
  name: "shop",
  account: { id: AccountId.parse("222222222222"), provider },
  region: Region.parse("us-east-1"),
  cidr: Cidr.parse("10.1.0.0/16"),
  subnets: { a: { cidr: Cidr.parse("10.1.1.0/24"), availabilityZone: "us-east-1a" } },
});
new PrivateZone(stack, "zone", { name: DomainName.parse("shop.aws.example.net"), vpc });
app.synth();
`;
