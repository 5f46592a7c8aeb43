import { dev } from "../../../environments/dev";
import { prod } from "../../../environments/prod";
import { stacksOf } from "../../stacks/estates";
import { TerraformJson } from "../../support/terraform-json";
import { EditedStack, type StackDocument, withoutHash } from "./edited-stack";
import { MUTATIONS } from "./table";

const stacks = new Map([...stacksOf(dev), ...stacksOf(prod)]);
const mutations = MUTATIONS.map((mutation) => ({ ...mutation, ...applied(mutation) }));

test("every mutation has a name of its own, and changes its stack", () => {
  const names = MUTATIONS.map(({ stack, name }) => `${stack}: ${name}`);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  const texts = mutations.map(({ before, after }) => [before, after].map(textOf));
  expect(texts.filter(([before, after]) => before === after)).toEqual([]);
});

test("no mutation leaves a reference to what it took away, which Terraform itself would refuse", () => {
  const dangling = mutations.flatMap(({ name, before, after }) => {
    const gone = addressesOf(before).filter((address) => !addressesOf(after).includes(address));
    const text = textOf(after);
    return gone.filter((address) => text.includes(`${address}.`) || text.includes(`"${address}"`)).map(() => name);
  });
  expect(dangling).toEqual([]);
});

test("every mutation is blamed on something that is there", () => {
  const nowhere = mutations.flatMap(({ name, stack, causes, after }) =>
    causes
      .filter((cause) => {
        const [at = "", address = ""] = cause.split(": ");
        return !addressesOf(at === stack ? after : stackNamed(at))
          .map(withoutHash)
          .includes(address);
      })
      .map((cause) => `${name}: ${cause}`),
  );
  expect(nowhere).toEqual([]);
});

function applied({ stack, change }: (typeof MUTATIONS)[number]) {
  const before = stackNamed(stack);
  const edited = new EditedStack(stack, structuredClone(before.document) as StackDocument);
  change(edited);
  return { before, after: new TerraformJson(edited.document) };
}

function stackNamed(name: string): TerraformJson {
  const stack = stacks.get(name);
  if (stack === undefined) throw new Error(`there is no stack ${name}`);
  return stack;
}

function addressesOf(stack: TerraformJson): string[] {
  return stack.all.map(({ address }) => address);
}

function textOf({ document }: TerraformJson): string {
  return JSON.stringify(document);
}
