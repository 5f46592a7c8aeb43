import { writtenByBoth } from "../../bench/compare";
import { CanonicalStack } from "../../bench/canonical";
import { measureFlat, measureFlatWithTrick } from "../../bench/flat";
import { measureCheck, measureOurs } from "../../bench/ours";

describe("The flat program that the benchmark compares us with", () => {
  it.each([
    [10, 1],
    [10, 2],
  ])("writes what our modules write for %d participants behind %d hubs, but for addresses", (participants, hubs) => {
    const { ours, flat } = writtenByBoth(participants, hubs);
    expect(ours).toEqual(flat);
  });

  it("is measured on the same estate", () => {
    const { captureStackTrace } = Error as { readonly captureStackTrace: (target: object) => void };
    const [ours, ...flat] = [measureOurs, measureFlat, measureFlatWithTrick].map((measure) => measure(2, 2));
    Error.captureStackTrace = captureStackTrace;
    expect(ours).toMatchObject({ stacks: 5, dataSources: 6 });
    for (const { stacks, resources, dataSources } of flat)
      expect(ours).toMatchObject({ stacks, resources, dataSources });
    expect(Object.keys(measureCheck(2, 2))).toEqual(["schema", "model", "rules"]);
  });
});

describe("Two stacks are the same but for addresses", () => {
  const stack = (vpc: string, table: string, { cidr = "10.0.0.0/16", routed = table } = {}) =>
    new CanonicalStack({
      resource: {
        aws_vpc: { [vpc]: { cidr_block: cidr, "//": { metadata: { path: `stack/${vpc}`, uniqueId: vpc } } } },
        aws_route_table: {
          [table]: { vpc_id: `\${aws_vpc.${vpc}.id}` },
          spare: { vpc_id: `\${aws_vpc.${vpc}.id}`, tags: { Name: "spare" } },
        },
        aws_route: { out: { route_table_id: `\${aws_route_table.${routed}.id}`, depends_on: [`aws_vpc.${vpc}`] } },
      },
    }).document;

  it("when their resources have other names", () => {
    expect(stack("hub", "private")).toEqual(stack("hub_0123ABCD", "private-table"));
  });

  it("but not when an attribute, or a reference, is another", () => {
    expect(stack("hub", "private")).not.toEqual(stack("hub", "private", { cidr: "10.1.0.0/16" }));
    expect(stack("hub", "private")).not.toEqual(stack("hub", "private", { routed: "spare" }));
  });

  it("and two resources of one stack that are the same are refused, since references to them could be swapped", () => {
    expect(() => new CanonicalStack({ resource: { aws_vpc: { a: {}, b: {} } } })).toThrow("two resources are the same");
  });
});
