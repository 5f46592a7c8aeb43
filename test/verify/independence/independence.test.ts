import {
  findStartingPoint,
  hopsOf,
  isThrough,
  loadEstates,
  proveEstate,
  traceQuestion,
  verifyDirectory,
} from "../../../verify";
import { ESTATES } from "./estates";
import { edited } from "./fixtures";

describe.each(ESTATES)("$fixture", ({ fixture, faults, traces }) => {
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

  it.each(traces)("traces $name from $from hop by hop", async ({ from, name, outcome, addresses, hops, isReached }) => {
    const [proof] = (await loadEstates(edited(fixture, []))).map(({ configuration, facts }) =>
      proveEstate(configuration, facts),
    );
    if (proof === undefined) throw new Error(`${fixture} has no estate`);
    const question = { from: findStartingPoint(proof, from), name };
    const trace = traceQuestion(proof, question);
    expect(trace.resolution?.outcome.kind).toBe(outcome);
    expect(trace.arrivals.map(({ address }) => address)).toEqual(addresses);
    const said = trace.resolution ? hopsOf(proof, question, trace.resolution).map(({ text }) => text) : [];
    expect(said).toEqual(hops.map((hop) => expect.stringMatching(hop) as string));
    expect(isThrough(trace)).toBe(isReached);
  });
});
