import { edits, type Edit } from "./estate-edits";
import { type EstateChanges, type Layout, prodAs, type Written } from "./layouts";

const before = { "per-environment": prodAs("per-environment"), "per-account": prodAs("per-account") };

/** What an edit may do to the resources of an estate. */
function expectedChanges({ added = [], removed = [], changed = [] }: Edit, from: Written, to: Written): EstateChanges {
  return { added: listed(added, to), removed: listed(removed, from), changed };
}

/** The resources that an edit names, one by one or as everything of an owner. */
function listed(named: NonNullable<Edit["added"]>, written: Written): readonly string[] {
  if (!("of" in named)) return named;
  const whole = written.places.filter((place) => named.of.test(place));
  expect(whole).toHaveLength(named.count);
  return whole;
}

describe.each(Object.entries(edits))("%s", (_what, edit) => {
  const after: Record<Layout, Written> = {
    "per-environment": prodAs("per-environment", edit.entries),
    "per-account": prodAs("per-account", edit.entries),
  };

  it.each(["per-environment", "per-account"] as const)("changes these resources and no others, %s", (layout) => {
    const [from, to] = [before[layout], after[layout]];
    const { added, removed, changed } = expectedChanges(edit, from, to);
    expect(from.changesTo(to)).toEqual({ added, removed, changed });
    expect(to.changesTo(from)).toEqual({ added: removed, removed: added, changed });
  });

  it("changes these stacks and no byte of the others", () => {
    expect(before["per-account"].stacksChangedTo(after["per-account"])).toEqual(edit.stacks);
  });
});

const retirements = Object.entries(edits).filter(([what]) => what.startsWith("retiring"));

describe.each(retirements)("after %s the entry goes, and nothing with it but its stack:", (_what, { entries }) => {
  const owners = Object.keys(entries).map((path) => path.replace(/\/retired$/, ""));
  const gone = Object.fromEntries(owners.map((owner) => [owner, undefined]));
  const stacks = owners.filter((owner) => owner.split("/").length === 2 && !owner.startsWith("sites/"));

  it("in one stack", () => {
    const [retired, without] = [prodAs("per-environment", entries), prodAs("per-environment", gone)];
    expect(retired.stacksChangedTo(without)).toEqual([]);
  });

  it("in many", () => {
    const [retired, without] = [prodAs("per-account", entries), prodAs("per-account", gone)];
    const expected = stacks.map((owner) => `-${owner.replace("s/", "-")}`);
    expect(retired.stacksChangedTo(without)).toEqual(expected.sort());
  });
});

it("both layouts make the same resources, and say the same of each", () => {
  const { "per-environment": one, "per-account": many } = before;
  expect(one.places).toHaveLength(377);
  expect(many.places).toEqual(one.places);
  expect(many.literals).toEqual(one.literals);
});
