/** What is wrong with one value. The parts make one sentence: `"got" is not <allowed>: <cure>.` */
export interface Fault {
  /** Stable kebab-case name of the rule, for programs and documentation. */
  readonly code: string;
  /** The text as the user gave it. */
  readonly got: string;
  /** What would have been accepted, as a noun phrase: "an IPv4 address". */
  readonly allowed: string;
  /** What to do, as an instruction: "write 10.1.0.0/16". */
  readonly cure?: string;
}

/** Thrown by every `parse`: the text is not such a value. All faults there are: `faults.ts`. */
export class InvalidValue extends Error {
  readonly code: string;
  readonly got: string;
  readonly allowed: string;
  readonly cure?: string;

  constructor(fault: Fault) {
    super(sentence(fault));
    this.name = "InvalidValue";
    this.code = fault.code;
    this.got = fault.got;
    this.allowed = fault.allowed;
    this.cure = fault.cure;
  }
}

const LONGEST_QUOTE = 80;

function sentence({ got, allowed, cure }: Fault): string {
  const quoted = got.length > LONGEST_QUOTE ? `${JSON.stringify(got.slice(0, LONGEST_QUOTE))}...` : JSON.stringify(got);
  return cure === undefined ? `${quoted} is not ${allowed}.` : `${quoted} is not ${allowed}: ${cure}.`;
}
