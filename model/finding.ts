import { InvalidValue } from "../values";
import { show } from "./wording";

/** One thing that is wrong with an environment. */
export interface Finding {
  /** Stable name of the rule. */
  readonly code: string;
  /** A warning does not stop the synthesis. */
  readonly severity: "error" | "warning";
  /** Where, as it is written in the environment: `participants.pa3.vpcs.main.cidr`. */
  readonly path: string;
  readonly got: string;
  readonly allowed: string;
  /** What to do. */
  readonly cure?: string | undefined;
}

export type Path = readonly PropertyKey[];

/** Collects what is wrong, so that all of it is reported together. */
export class Findings {
  private readonly found: Finding[] = [];

  get list(): readonly Finding[] {
    return this.found;
  }

  add(path: Path, { code, got, allowed, cure }: Omit<Finding, "path" | "severity">): undefined {
    const advice = cure !== undefined && { cure };
    this.found.push({ code, severity: "error", path: pathText(path), got, allowed, ...advice });
  }

  /** A value that does not parse is a finding at `path`; anything else thrown is a defect of ours and goes on. */
  attempt<T>(path: Path, parse: () => T): T | undefined {
    try {
      return parse();
    } catch (error) {
      if (!(error instanceof InvalidValue)) throw error;
      return this.addFault(path, error);
    }
  }

  addFault(path: Path, { code, got, allowed, cure }: InvalidValue): undefined {
    return this.add(path, { code, got: show(got), allowed, cure });
  }
}

/** `hubs.east.clients[1]`. A key that is no identifier stands in quotes. */
export function pathText(path: Path): string {
  return path
    .map((step, at) => {
      if (typeof step === "number") return `[${step}]`;
      const key = String(step);
      if (!/^[\w$@*-]+$/.test(key)) return `[${JSON.stringify(key)}]`;
      return at === 0 ? key : `.${key}`;
    })
    .join("");
}

/** As a person reads it: where and code, then what was got, what is allowed, what to do. */
export function findingText({ code, severity, path, got, allowed, cure }: Finding): string {
  const advice = cure === undefined ? "" : `\n    cure:    ${cure}`;
  return `${path === "" ? "(environment)" : path}  ${severity} [${code}]\n    got:     ${got}\n    allowed: ${allowed}${advice}`;
}
