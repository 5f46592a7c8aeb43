import { loadDirectory } from "../../../verify/terraform";
import { directoryOf, plain } from "./directory";

const labels = (blocks: readonly { readonly label: string }[] = []) => blocks.map(({ label }) => label);

describe("Terraform that people write", () => {
  it("is read as its JSON is", async () => {
    const [hcl, json] = await Promise.all(
      [
        {
          "main.tf": `
            resource "aws_vpc" "hub" {
              cidr_block = var.cidr
              lifecycle {
                prevent_destroy = true
                ignore_changes  = [tags]
              }
            }
            resource "aws_subnet" "a" {
              provider   = aws.dns
              vpc_id     = aws_vpc.hub.id
              cidr_block = cidrsubnet(aws_vpc.hub.cidr_block, 8, 1)
              depends_on = [aws_vpc.hub]
            }
            provider "aws" {
              alias  = "dns"
              region = "eu-west-1"
              assume_role { role_arn = "arn:aws:iam::123456789012:role/dns" }
            }
            variable "cidr" { default = "10.0.0.0/16" }`,
        },
        {
          "main.tf.json": {
            resource: {
              aws_vpc: {
                hub: {
                  cidr_block: "${var.cidr}",
                  lifecycle: { prevent_destroy: true, ignore_changes: ["tags"] },
                },
              },
              aws_subnet: {
                a: {
                  provider: "aws.dns",
                  vpc_id: "${aws_vpc.hub.id}",
                  cidr_block: "${cidrsubnet(aws_vpc.hub.cidr_block, 8, 1)}",
                  depends_on: ["aws_vpc.hub"],
                },
              },
            },
            provider: {
              aws: {
                alias: "dns",
                region: "eu-west-1",
                assume_role: { role_arn: "arn:aws:iam::123456789012:role/dns" },
              },
            },
            variable: { cidr: { default: "10.0.0.0/16" } },
          },
        },
      ].map(async (files) => {
        const { blocks } = await loadDirectory(directoryOf(files));
        return blocks
          .map((block) => ({
            label: block.label,
            place: [block.account, block.region],
            values: Object.fromEntries(block.arguments.map((argument) => [argument, plain(block.value(argument))])),
            dependsOn: labels(block.dependsOn),
            needs: labels(block.needs),
            lifecycle: block.lifecycle,
          }))
          .sort((one, other) => (one.label < other.label ? -1 : 1));
      }),
    );
    expect(hcl).toEqual(json);
    expect(hcl?.[0]).toMatchObject({
      label: "aws_subnet.a",
      place: ["123456789012", "eu-west-1"],
      values: { vpc_id: "&aws_vpc.hub.id", cidr_block: "10.0.1.0/24" },
    });
  });

  it("has an instance for each number or key, which references tell apart", async () => {
    const configuration = await loadDirectory(
      directoryOf({
        "main.tf": `
          locals { networks = { a = "10.0.1.0/24", b = "10.0.2.0/24" } }
          resource "aws_subnet" "each" {
            for_each   = local.networks
            cidr_block = each.value
            tags       = { Name = "subnet \${each.key}" }
          }
          resource "aws_route_table" "two" {
            count = length(local.networks)
            tags  = { Name = "table \${count.index}" }
          }
          resource "aws_route_table_association" "each" {
            for_each       = aws_subnet.each
            subnet_id      = each.value.id
            route_table_id = aws_route_table.two[1].id
          }
          resource "aws_directory_service_directory" "ad" {
            vpc_settings {
              subnet_ids = values(aws_subnet.each)[*].id
            }
          }`,
      }),
    );
    expect(labels(configuration.ofType("aws_subnet"))).toEqual(['aws_subnet.each["a"]', 'aws_subnet.each["b"]']);
    expect(configuration.find('aws_subnet.each["b"]')?.value("tags")).toEqual({ Name: "subnet b" });
    expect(configuration.find("aws_route_table.two[1]")?.value("tags")).toEqual({ Name: "table 1" });
    const association = configuration.find('aws_route_table_association.each["b"]');
    expect(plain(association?.value("subnet_id"))).toBe('&aws_subnet.each["b"].id');
    expect(plain(association?.value("route_table_id"))).toBe("&aws_route_table.two[1].id");
    expect(plain(configuration.find("aws_directory_service_directory.ad")?.value("vpc_settings"))).toEqual([
      { subnet_ids: ['&aws_subnet.each["a"].id', '&aws_subnet.each["b"].id'] },
    ]);
    expect(configuration.limitations).toEqual([]);
  });

  it("has the blocks of local modules, with their inputs, outputs and providers", async () => {
    const configuration = await loadDirectory(
      directoryOf({
        "live/main.tf": `
          provider "aws" { allowed_account_ids = ["111111111111"] }
          provider "aws" {
            alias               = "other"
            allowed_account_ids = ["222222222222"]
          }
          module "net" {
            source    = "../modules/net"
            cidr      = "10.8.0.0/16"
            providers = { aws = aws.other }
          }
          resource "aws_route_table" "private" {
            vpc_id = module.net.vpc_id
          }`,
        "modules/net/main.tf": `
          variable "cidr" {}
          resource "aws_vpc" "this" { cidr_block = var.cidr }
          output "vpc_id" { value = aws_vpc.this.id }`,
      }),
    );
    expect(configuration.stacks).toEqual(["live"]);
    const vpc = configuration.find("live: module.net.aws_vpc.this");
    expect(vpc).toMatchObject({ account: "222222222222" });
    expect(vpc?.value("cidr_block")).toBe("10.8.0.0/16");
    const table = configuration.find("live: aws_route_table.private");
    expect(table).toMatchObject({ account: "111111111111" });
    expect(plain(table?.value("vpc_id"))).toBe("&live: module.net.aws_vpc.this.id");
    expect(table?.needs).toEqual([vpc]);
  });

  it("has the defaults that types give attributes of objects", async () => {
    const configuration = await loadDirectory(
      directoryOf({
        "main.tf": `
          module "net" {
            source  = "./net"
            subnets = { a = { index = 1 }, b = { index = 2, newbits = 4 } }
          }`,
        "net/main.tf": `
          variable "subnets" {
            type = map(object({ index = number, newbits = optional(number, 8), zone = optional(string) }))
          }
          resource "aws_subnet" "this" {
            for_each          = var.subnets
            cidr_block        = cidrsubnet("10.0.0.0/16", each.value.newbits, each.value.index)
            availability_zone = each.value.zone
          }`,
      }),
    );
    const written = configuration.blocks.map((block) => [block.value("cidr_block"), block.value("availability_zone")]);
    expect(written).toEqual([
      ["10.0.1.0/24", undefined],
      ["10.0.32.0/20", undefined],
    ]);
  });

  it("has blocks that dynamic makes after those that are written", async () => {
    const configuration = await loadDirectory(
      directoryOf({
        "main.tf": `
          resource "aws_security_group" "dns" {
            ingress { from_port = 22 }
            dynamic "ingress" {
              for_each = ["tcp", "udp"]
              iterator = it
              content { protocol = it.value }
            }
          }`,
      }),
    );
    const group = configuration.find("aws_security_group.dns");
    expect(group?.arguments).toEqual(["ingress"]);
    expect(group?.value("ingress")).toEqual([{ from_port: 22 }, { protocol: "tcp" }, { protocol: "udp" }]);
  });

  it("takes values of its variables from tfvars files", async () => {
    const configuration = await loadDirectory(
      directoryOf({
        "main.tf": `
          variable "cidr" {}
          variable "region" { default = "eu-west-1" }
          resource "aws_vpc" "hub" {
            cidr_block = var.cidr
            region     = var.region
          }`,
        "terraform.tfvars": `cidr = "10.1.0.0/16"\nregion = "eu-west-2"`,
        "z.auto.tfvars.json": { region: "eu-west-3" },
      }),
    );
    expect(configuration.find("aws_vpc.hub")).toMatchObject({ region: "eu-west-3" });
    expect(configuration.find("aws_vpc.hub")?.value("cidr_block")).toBe("10.1.0.0/16");
  });

  it("names what only Terraform can tell, and says what to do", async () => {
    const configuration = await loadDirectory(
      directoryOf({
        "main.tf": `
          data "aws_availability_zones" "all" {}
          module "far" { source = "terraform-aws-modules/vpc/aws" }
          resource "aws_subnet" "each" {
            for_each = toset(data.aws_availability_zones.all.names)
          }
          resource "aws_route" "out" {
            route_table_id = module.far.table
          }`,
      }),
    );
    expect(plain(configuration.find("aws_route.out")?.value("route_table_id"))).toMatch(/^\? needs module.far, which/);
    expect(configuration.limitations).toEqual([
      {
        where: "aws_route.out",
        reason: expect.stringContaining("module.far") as string,
        cure: expect.stringContaining("--plan") as string,
      },
      {
        where: "aws_subnet.each",
        reason: "for_each is known only at apply",
        cure: expect.stringContaining("--plan") as string,
      },
      {
        where: "module.far",
        reason: "comes from elsewhere and is not read",
        cure: expect.stringContaining("--plan") as string,
      },
    ]);
  });
});
