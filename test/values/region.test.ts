import fc from "fast-check";
import { Region, REGION_NAMES } from "../../values";
import { refusal, refusesPolitely } from "./refusal";

test.each(REGION_NAMES)("%s parses to itself, and to no other", (name) => {
  const region = Region.parse(name);
  expect([region.name, region.toString()]).toEqual([name, name]);
  expect(REGION_NAMES.filter((other) => region.equals(Region.parse(other)))).toEqual([name]);
});

test("the partition follows from the name", () => {
  expect(Region.parse("us-east-1").partition).toBe("aws");
  expect(Region.parse("us-gov-west-1").partition).toBe("aws-us-gov");
  expect(Region.parse("cn-northwest-1").partition).toBe("aws-cn");
  expect(REGION_NAMES.filter((name) => Region.parse(name).partition !== "aws")).toHaveLength(4);
});

test("the default domain name of us-east-1 is the old one", () => {
  expect(Region.parse("us-east-1").defaultDomainName).toBe("ec2.internal");
  expect(Region.parse("us-east-2").defaultDomainName).toBe("us-east-2.compute.internal");
});

test("an availability zone is the region and one letter", () => {
  const region = Region.parse("eu-west-1");
  expect(region.availabilityZone("b")).toBe("eu-west-1b");
  for (const letter of ["", "B", "1", "ab", "eu-west-1a"]) {
    expect(refusal(() => region.availabilityZone(letter)).code).toBe("availability-zone-letter");
  }
});

test("a near miss is told what was meant", () => {
  expect(refusal(() => Region.parse("us-est-1")).cure).toBe("did you mean us-east-1");
  expect(refusal(() => Region.parse("EU-WEST-1")).cure).toBe("did you mean eu-west-1");
  expect(refusal(() => Region.parse("us-east-1a")).cure).toBe("did you mean us-east-1");
  expect(refusal(() => Region.parse("Frankfurt")).cure).toBeUndefined();
});

test("no text makes it throw anything but InvalidValue", () => {
  refusesPolitely((text) => Region.parse(text), fc.constantFrom(...REGION_NAMES));
  expect(refusal(() => Region.parse("constructor")).code).toBe("region");
});
