import { dev } from "../../../environments/dev";
import { prod } from "../../../environments/prod";
import { checkEnvironment } from "../../../model";
import { changed } from "../dev";

const NAME = /(^|\.)(account|hub|otherHubs\.\d|between\.\d|vpc|allow\.\d|directory\.subnets\.\d|home|tables\.\d)$/;

test.each([
  ["far from every other", () => "nowhere-to-be-found"],
  ["near to others", (name: string) => name.replace(/.$/, "q")],
  ["near to others at its start", (name: string) => name.replace(/^../, "qq")],
])("a name that leads nowhere is one finding, though it is %s", (_, misspelt) => {
  const found = [dev, prod].flatMap((environment) =>
    namesIn(environment).map(({ place, name }) => {
      const { findings } = checkEnvironment(changed(environment, { [place]: misspelt(name) }));
      return [place, ...findings.map(({ code, path }) => `${code} at ${path.replace(/\[(\d+)\]/g, ".$1")}`)];
    }),
  );
  expect(found.length).toBeGreaterThan(40);
  expect(found).toEqual(found.map(([place]) => [place, `unknown-name at ${place}`]));
});

/** The places where an environment names an entry, and which. */
function namesIn(value: unknown, above = ""): { readonly place: string; readonly name: string }[] {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return entries.flatMap(([key, entry]: [string, unknown]) => {
    const place = `${above}${key}`;
    if (typeof entry !== "string") return namesIn(entry, `${place}.`);
    return NAME.test(place) && !/\.(partner|existing)\./.test(place) ? [{ place, name: entry }] : [];
  });
}
