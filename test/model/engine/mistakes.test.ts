import { checkEnvironment } from "../../../model";
import { devWithMistakes, meaningMistakes, type Mistake, syntaxMistakes, told, twentyMistakes } from "./mistakes";

test("twenty mistakes in one environment are twenty findings", () => {
  const findings = checkEnvironment(devWithMistakes(twentyMistakes)).findings.map(told);
  expect(findings.sort()).toEqual(twentyMistakes.map(told).sort());
  expect(findings).toHaveLength(20);
});

test.each(twentyMistakes.map((mistake) => [told(mistake), mistake] as const))("%s is found alone", (title, mistake) => {
  expect(checkEnvironment(devWithMistakes([mistake])).findings.map(told)).toEqual([title]);
});

test("no mistake of syntax hides one of meaning", () => {
  const pairs = syntaxMistakes.flatMap((one) => meaningMistakes.map((other): readonly Mistake[] => [one, other]));
  for (const pair of pairs) {
    expect(checkEnvironment(devWithMistakes(pair)).findings.map(told)).toEqual(pair.map(told));
  }
});
