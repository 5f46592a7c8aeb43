import { benchEstate, environmentOf } from "../../../bench/estate";
import { checkEnvironment } from "../../../model";
import { changed } from "../dev";

/** Generous: 500 ms on an idle machine are the aim. */
const MOST = 1500;
const many = environmentOf(benchEstate(1000, 10)) as object;

test("1,000 participants behind ten hubs are checked fast", () => {
  const milliseconds = fastest(() => {
    const { estate, findings } = checkEnvironment(many);
    expect(estate?.participants).toHaveLength(1000);
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(["peerings-default"]));
  });
  console.info(`1,000 participants are checked in ${Math.round(milliseconds)} ms`);
  expect(milliseconds).toBeLessThan(MOST);
});

test("a thousand mistakes take little longer", () => {
  const { participants } = many as { readonly participants: object };
  const zones = Object.keys(participants).map((key) => [`participants.${key}.zone`, "a..b"] as const);
  const broken = changed(many, Object.fromEntries(zones));
  const milliseconds = fastest(() => {
    expect(checkEnvironment(broken).findings.filter(({ severity }) => severity === "error")).toHaveLength(1000);
  });
  console.info(`a thousand mistakes are found in ${Math.round(milliseconds)} ms`);
  expect(milliseconds).toBeLessThan(3 * MOST);
});

/** Of three runs: whatever else runs on the machine only slows it down. */
function fastest(run: () => void): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}
