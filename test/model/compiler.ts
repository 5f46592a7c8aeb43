import { dirname, resolve } from "node:path";
import * as ts from "typescript";

/** What the compiler says of a program. */
export interface Diagnosis {
  readonly code: number;
  /** Where it points, counted from 1. */
  readonly line: number;
  readonly message: string;
}

/**
 * Compiles programs as files beside this one, under the options of the project, in one go: what they import is read
 * and checked once.
 */
export function diagnose(programs: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Diagnosis[]> {
  const files = new Map([...programs].map(([title, text]) => [fileOf(title), text]));
  const options = projectOptions();
  const program = ts.createProgram([...files.keys()], options, hostWith(files, options));
  return new Map([...programs.keys()].map((title) => [title, diagnosesOf(program, fileOf(title))]));
}

/** How much work the compiler has with the types of a program, in a unit that is the same on every machine. */
export function instantiationsIn(text: string): number {
  const file = fileOf("program");
  const options = projectOptions();
  const program = ts.createProgram([file], options, hostWith(new Map([[file, text]]), options));
  program.getSemanticDiagnostics(program.getSourceFile(file));
  return program.getInstantiationCount();
}

function fileOf(title: string): string {
  return resolve(__dirname, `${title.replaceAll(" ", "-")}.ts`);
}

function projectOptions(): ts.CompilerOptions {
  const file = resolve(__dirname, "../../tsconfig.json");
  const { config } = ts.readConfigFile(file, (path) => ts.sys.readFile(path)) as { config: unknown };
  return ts.parseJsonConfigFileContent(config, ts.sys, dirname(file)).options;
}

function hostWith(files: ReadonlyMap<string, string>, options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    fileExists: (file) => files.has(file) || host.fileExists(file),
    getSourceFile(file, ...rest) {
      const text = files.get(file);
      return text === undefined ? host.getSourceFile(file, ...rest) : ts.createSourceFile(file, text, rest[0]);
    },
  };
}

function diagnosesOf(program: ts.Program, file: string): Diagnosis[] {
  const source = program.getSourceFile(file);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((diagnostic) => ({
    code: diagnostic.code,
    line: lineAt(diagnostic),
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"),
  }));
}

function lineAt({ file, start = 0 }: ts.Diagnostic): number {
  return (file?.getLineAndCharacterOfPosition(start).line ?? -1) + 1;
}
