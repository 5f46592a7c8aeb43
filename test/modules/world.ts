import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { DataResource, type ITerraformDependable, type TerraformStack, TerraformVariable } from "cdktf";
import {
  type AccountRef,
  AccountId,
  Cidr,
  Directory,
  type DirectoryProps,
  DnsHub,
  type DnsHubProps,
  DomainName,
  Ipv4Address,
  Region,
  type VpcRef,
} from "../../modules";
import { synthStack } from "../support/synth";

/** Accounts and VPCs that exist already, for tests of single modules. */
const ACCOUNTS = { dns: "111111111111", app: "222222222222" } as const;

export type Account = keyof typeof ACCOUNTS;

export const cidr = (text: string) => Cidr.parse(text);
export const domain = (text: string) => DomainName.parse(text);
export const address = (text: string) => Ipv4Address.parse(text);
export const region = (text: string) => Region.parse(text);

/** An account whose provider stands in a Region where nothing of the tests is. */
export function accountOf(stack: TerraformStack, alias: Account): AccountRef {
  const id = ACCOUNTS[alias];
  const known = stack.node.tryFindChild(`aws-${alias}`) as AwsProvider | undefined;
  const config = { alias, region: "ap-south-1", allowedAccountIds: [id] };
  return { id: AccountId.parse(id), provider: known ?? new AwsProvider(stack, `aws-${alias}`, config) };
}

export interface VpcOptions {
  readonly account?: Account;
  readonly region?: string;
  readonly cidrs?: readonly [string, ...string[]];
  /** Names of route tables; `private` of VPC `app` has the id `rtb-app-private`. */
  readonly tables?: readonly string[];
}

/** An existing VPC: `app` has the id `vpc-app`, is in account `app` and in us-east-2. */
export function vpcOf(stack: TerraformStack, name: string, options: VpcOptions = {}): VpcRef {
  const { account = "app", cidrs = ["10.1.0.0/16"], tables = ["private"] } = options;
  const [primary, ...secondary] = cidrs;
  return {
    name,
    id: `vpc-${name}`,
    account: accountOf(stack, account),
    region: region(options.region ?? "us-east-2"),
    cidrs: [cidr(primary), ...secondary.map(cidr)],
    routeTables: Object.fromEntries(tables.map((table) => [table, `rtb-${name}-${table}`])),
    ready: [],
  };
}

/** A hub in an existing VPC of account `dns` in us-east-1, with no forwarder but the root domain's. */
export function hubOf(stack: TerraformStack, options: HubOptions = {}): DnsHub {
  const password = new TerraformVariable(stack, "password", { sensitive: true });
  const vpc = vpcOf(stack, "dns", { account: "dns", region: "us-east-1", cidrs: ["10.0.0.0/16", "10.100.0.0/16"] });
  const directory = () =>
    new Directory(stack, "directory", {
      vpc,
      subnetIds: ["subnet-a", "subnet-b"],
      name: domain("corp.example.net"),
      shortName: "CORP",
      edition: "Standard",
      domainControllers: 2,
      password: password.stringValue,
      ...options,
    });
  return new DnsHub(stack, "hub", {
    vpc,
    servers: options.servers ?? directory(),
    rootDomain: domain("awscloud.com"),
    clients: [cidr("10.0.0.0/8")],
    ...options,
  });
}

/** What a test says of a hub and of its directory. */
export type HubOptions = Partial<DnsHubProps & DirectoryProps>;

/** Addresses of what exists before a resource that depends on what `build` returns, and of all that there is. */
export function awaited(build: (stack: TerraformStack) => readonly ITerraformDependable[]) {
  const json = synthStack((stack) => new DataResource(stack, "waiter", { dependsOn: [...build(stack)] }));
  const { address: waiter } = json.only("terraform_data");
  return { before: json.graph.before(waiter), all: json.addresses().filter((other) => other !== waiter) };
}
