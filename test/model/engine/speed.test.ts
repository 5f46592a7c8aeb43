import { benchEstate, environmentOf } from "../../../bench/estate";
import { checkEnvironment } from "../../../model";
import { changed } from "../dev";

/** Of processor time, which does not depend on what else runs on the machine. */
const MOST_MILLISECONDS = 500;
const thousand = estateOf(1000, 10);

test("1,000 participants behind ten hubs are checked in half a second", () => {
  const milliseconds = leastTime(() => {
    const { estate, findings } = checkEnvironment(thousand);
    expect(estate?.participants).toHaveLength(1000);
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(["peerings-default"]));
  });
  console.info(`1,000 participants are checked in ${Math.round(milliseconds)} ms of processor time`);
  expect(milliseconds).toBeLessThan(MOST_MILLISECONDS);
});

test("a thousand mistakes take little longer", () => {
  const milliseconds = leastTime(() => {
    const { findings } = checkEnvironment(withEvery(thousand, "zone", "a..b"));
    expect(findings.filter(({ severity }) => severity === "error")).toHaveLength(1000);
  });
  console.info(`a thousand mistakes are found in ${Math.round(milliseconds)} ms of processor time`);
  expect(milliseconds).toBeLessThan(3 * MOST_MILLISECONDS);
});

test.each([
  ["apart", (participants: number) => estateOf(participants, 20)],
  ["all alike", (participants: number) => withEvery(estateOf(participants, 20), "vpcs.main.cidr", "10.200.0.0/20")],
])("twice as many networks, %s, take about twice as long", (_, environment) => {
  const [less, more] = [1000, 2000].map((participants) => {
    const checked = environment(participants);
    return leastTime(() => checkEnvironment(checked));
  }) as [number, number];
  console.info(`2,000 participants take ${(more / less).toFixed(1)} times as long as 1,000`);
  expect(more / less).toBeLessThan(3);
});

function estateOf(participants: number, hubs: number): object {
  return environmentOf(benchEstate(participants, hubs)) as object;
}

/** The same with a value at the same place of every participant. */
function withEvery(environment: object, place: string, value: unknown): object {
  const { participants } = environment as { readonly participants: object };
  const changes = Object.keys(participants).map((key) => [`participants.${key}.${place}`, value] as const);
  return changed(environment, Object.fromEntries(changes)) as object;
}

/** Milliseconds of processor time, of five runs the least: the first ones are slowed by what is compiled meanwhile. */
function leastTime(run: () => void): number {
  const times = [1, 2, 3, 4, 5].map(() => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}
