import { readFileSync } from "node:fs";
import type ts from "typescript";

/**
 * Finds the line of a place in the file that an environment is written in, TypeScript or JSON; of a place that is not
 * written out there, the line of what is around it.
 */
export async function lineFinder(file: string, environment: string): Promise<(path: string) => number | undefined> {
  // Only a wrong environment needs the compiler, and it is slow to load.
  const { default: compiler } = await import("typescript");
  const text = readFileSync(file, "utf8");
  const kind = file.endsWith(".json") ? compiler.ScriptKind.JSON : compiler.ScriptKind.TS;
  const source = compiler.createSourceFile(file, text, compiler.ScriptTarget.Latest, true, kind);
  const written = new Written(source, compiler);
  const root = written.environment(environment);
  return (path) => {
    const node = root && written.inside(root, stepsOf(path));
    return node && source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
  };
}

/** What is written in a file. */
class Written {
  private readonly variables: ReadonlyMap<string, ts.Expression | undefined>;

  constructor(
    private readonly source: ts.SourceFile,
    private readonly compiler: typeof ts,
  ) {
    const statements = source.statements.filter((statement) => compiler.isVariableStatement(statement));
    const declarations = statements.flatMap(({ declarationList }) => [...declarationList.declarations]);
    this.variables = new Map(declarations.map(({ name, initializer }) => [name.getText(source), initializer]));
  }

  /** The object that calls itself by the environment's name, or the only one that looks like an environment. */
  environment(name: string): ts.Node | undefined {
    const all = objectsIn(this.source, this.compiler).filter(
      (node) => this.entry(node, "hubs") ?? this.entry(node, "accounts"),
    );
    const named = all.find((node) => {
      const value = this.valueOf(this.entry(node, "name") ?? node);
      return this.compiler.isStringLiteralLike(value) && value.text === name;
    });
    return named ?? (all.length === 1 ? all[0] : undefined);
  }

  /** What is at the end of these steps, or as far as they can be followed. */
  inside(node: ts.Node, [step, ...others]: readonly string[]): ts.Node {
    const next = step === undefined ? undefined : this.entry(this.valueOf(node), step);
    return next === undefined ? node : this.inside(next, others);
  }

  /** Of several with one key the last one counts. */
  private entry(node: ts.Node, step: string): ts.Node | undefined {
    const { compiler } = this;
    if (compiler.isArrayLiteralExpression(node)) return node.elements[Number(step)];
    if (!compiler.isObjectLiteralExpression(node)) return undefined;
    for (const property of [...node.properties].reverse()) {
      const { name } = property;
      if (name && compiler.isPropertyName(name) && textOf(name, compiler) === step) return property;
      const spread = compiler.isSpreadAssignment(property) && this.entry(this.valueOf(property.expression), step);
      if (spread) return spread;
    }
    return undefined;
  }

  /** What stands behind a key, a type or the name of a variable of this file. */
  private valueOf(node: ts.Node): ts.Node {
    const { compiler } = this;
    if (compiler.isPropertyAssignment(node)) return this.valueOf(node.initializer);
    if (compiler.isAsExpression(node) || compiler.isSatisfiesExpression(node)) return this.valueOf(node.expression);
    const name = compiler.isShorthandPropertyAssignment(node) ? node.name : node;
    const value = compiler.isIdentifier(name) ? this.variables.get(name.text) : undefined;
    return value === undefined ? node : this.valueOf(value);
  }
}

function objectsIn(node: ts.Node, compiler: typeof ts): ts.Node[] {
  const inner: ts.Node[] = [];
  compiler.forEachChild(node, (child) => void inner.push(...objectsIn(child, compiler)));
  return compiler.isObjectLiteralExpression(node) ? [node, ...inner] : inner;
}

function textOf(name: ts.PropertyName, compiler: typeof ts): string | undefined {
  return compiler.isIdentifier(name) || compiler.isStringLiteralLike(name) || compiler.isNumericLiteral(name)
    ? name.text
    : undefined;
}

/** `participants.pa3.vpcs.main.subnets["a b"].cidr`, `hubs.east.clients[1]` */
function stepsOf(path: string): string[] {
  const steps = path.matchAll(/\[("(?:[^"\\]|\\.)*")\]|\[(\d+)\]|([^.[\]]+)/g);
  return [...steps].map(([, quoted, index, plain]) =>
    quoted === undefined ? (index ?? plain ?? "") : (JSON.parse(quoted) as string),
  );
}
