import fc from "fast-check";
import { type AwsIdKind, parseAwsId } from "../../values";
import { refusal, refusesPolitely } from "./refusal";

const ids: Record<AwsIdKind, string> = {
  vpc: "vpc-0a1b2c3d4e5f67890",
  subnet: "subnet-1a2b3c4d",
  "route-table": "rtb-0a1b2c3d4e5f67890",
  "vpn-gateway": "vgw-1a2b3c4d",
  "vpc-peering": "pcx-0a1b2c3d4e5f67890",
  directory: "d-926abcdef0",
  "hosted-zone": "Z1D633PJN98FT9",
};
const kinds = Object.keys(ids) as AwsIdKind[];

test.each(kinds)("an id of kind %s is taken as that kind and no other", (kind) => {
  expect(parseAwsId(kind, ids[kind])).toBe(ids[kind]);
  for (const other of kinds.filter((candidate) => candidate !== kind)) {
    expect(refusal(() => parseAwsId(other, ids[kind])).code).toBe(`aws-id-${other}`);
  }
});

test.each(kinds)("the message of kind %s shows an id that is right", (kind) => {
  const example = /such as (\S+)$/.exec(refusal(() => parseAwsId(kind, "?")).cure ?? "")?.[1] ?? "";
  expect(parseAwsId(kind, example)).toBe(example);
});

test.each([
  ["vpc", "vpc-0a1b2c3d4e5f6789"],
  ["vpc", "vpc-0A1B2C3D4E5F67890"],
  ["vpc", "vpc-0a1b2c3d4e5f67890\n"],
  ["vpc", "0a1b2c3d4e5f67890"],
  ["directory", "d-926abcdef"],
  ["directory", "d-926abcdef01"],
  ["hosted-zone", "/hostedzone/Z1D633PJN98FT9"],
  ["hosted-zone", "Z"],
  ["hosted-zone", "z1d633pjn98ft9"],
] as const)("%s refuses %j", (kind, text) => {
  expect(refusal(() => parseAwsId(kind, text)).code).toBe(`aws-id-${kind}`);
});

test.each(kinds)("no text makes %s throw anything but InvalidValue", (kind) => {
  refusesPolitely((text) => parseAwsId(kind, text), fc.constant(ids[kind]));
});
