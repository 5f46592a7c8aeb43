import { delegations } from "../../forwarders/delegation";
import { forwarding } from "./example";

test("a site whose domains lie beside the forwarded ones delegates nothing", () => {
  expect(delegated({ siteDomains: ["example.com", "office.awscloud.com"] })).toEqual([]);
});

test("a domain of the site that is itself forwarded is not delegated", () => {
  expect(delegated({ domains: ["awscloud.com"], siteDomains: ["awscloud.com"] })).toEqual([]);
});

test("the nearest zone of the site delegates", () => {
  expect(delegated({ domains: ["aws.dc.example.com"], siteDomains: ["example.com", "dc.example.com"] })).toEqual([
    "dc.example.com: aws.dc.example.com",
  ]);
});

test("a zone below another forwarded zone needs no records of its own", () => {
  expect(delegated({ domains: ["aws.example.com", "pa1.aws.example.com", "corp.example.com"] })).toEqual([
    "example.com: aws.example.com corp.example.com",
  ]);
});

test("a reverse zone of the site delegates the estate's reverse zones", () => {
  expect(delegated({ siteDomains: ["10.in-addr.arpa"] })).toEqual(["10.in-addr.arpa: 20.10.in-addr.arpa"]);
});

function delegated(texts: Parameters<typeof forwarding>[0]): readonly string[] {
  return delegations(forwarding(texts)).map(
    ({ parent, children }) => `${parent.text}: ${children.map(({ text }) => text).join(" ")}`,
  );
}
