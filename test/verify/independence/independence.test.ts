import { verifyDirectory } from "../../../verify";
import { ESTATES } from "./estates";
import { edited } from "./fixtures";

describe.each(ESTATES)("$fixture", ({ fixture, faults }) => {
  it("has no findings as it is", async () => {
    const { findings } = await verifyDirectory(edited(fixture, []));
    expect(findings).toEqual([]);
  });

  it.each(faults)("has a finding where it belongs when $title", async ({ edits, invariant, cause }) => {
    const { findings } = await verifyDirectory(edited(fixture, edits));
    const [first] = findings.map((finding) => `${finding.invariant} ${finding.causes[0]}`);
    const expected = [invariant].flat().flatMap((each) => [cause].flat().map((at) => `${each} ${at}`));
    expect(expected).toContain(first);
  });
});
