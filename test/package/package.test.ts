import * as library from "../../index";
import * as modules from "../../modules";
import { ROOT } from "../cli/commands";
import { ENVIRONMENT, MODULES, WRONG_NAME } from "./consumers";
import { Consumer, filesIn, pack } from "./installation";

jest.setTimeout(120_000);

describe("The packed package", () => {
  let tarball: string;
  let consumer: Consumer;

  beforeAll(() => {
    tarball = pack();
    consumer = new Consumer(tarball);
  });

  it("holds the build of the library and nothing else of the repository", () => {
    const files = filesIn(tarball);
    const beside = [...files.keys()].filter((file) => !file.startsWith("dist/")).sort();
    expect(beside).toEqual(["CHANGELOG.md", "LICENSE", "README.md", "package.json"]);
    const folders = new Set([...files.keys()].flatMap((file) => /^dist\/(.+?)\//.exec(file)?.[1] ?? []));
    expect([...folders].sort()).toEqual(["model", "modules", "stacks", "values", "verify"]);
    // Of the verifier only what the facts look like, which synthesis writes.
    const verifier = [...files.keys()].filter((file) => file.startsWith("dist/verify/"));
    expect(verifier.filter((file) => !file.startsWith("dist/verify/facts/"))).toEqual([]);
    for (const [file, text] of files) {
      if (!file.startsWith("dist/")) continue;
      expect(file).toMatch(/\.(js|d\.ts)$/);
      expect(text).not.toContain(ROOT);
    }
  });

  it("exports what the library and its modules export here", () => {
    const namesOf = (exported: object) => Object.keys(exported).sort();
    const program = `
      const exported = [require("central-dns"), require("central-dns/modules")];
      console.log(JSON.stringify(exported.map((names) => Object.keys(names).sort())));`;
    const { stdout } = consumer.node("-e", program);
    expect(JSON.parse(stdout)).toEqual([namesOf(library), namesOf(modules)]);
  });

  describe.each(["node10", "node16"] as const)("for a consumer whose compiler resolves by %s", (resolution) => {
    it("is typed: a wrong name in an environment is an error, and the only one", () => {
      const programs = { "environment.ts": ENVIRONMENT, "modules.ts": MODULES, "wrong-name.ts": WRONG_NAME };
      const { stdout } = consumer.compile(resolution, programs);
      expect(stdout).toMatch(
        /^wrong-name\.ts\(.+\): error TS2322: Type '"eats"' is not assignable to type '"east"'\.\n$/,
      );
    });

    it("writes an environment", () => {
      expect(consumer.node("environment.js")).toEqual({ stdout: "office\n", stderr: "", status: 0 });
      expect(consumer.stack("office").only("aws_route53_record").attributes.name).toBe("checkout.shop.aws.example.net");
    });

    it("gives its modules to a stack of the consumer's own", () => {
      expect(consumer.node("modules.js")).toEqual({ stdout: "", stderr: "", status: 0 });
      expect(consumer.stack("shop").only("aws_route53_zone").attributes.name).toBe("shop.aws.example.net");
    });
  });
});
