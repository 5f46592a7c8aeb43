import type { RecordAlias, RecordValues } from "../../modules";
import { type DomainName, Ipv4Address, parseRecordData, RecordName, reverseName } from "../../values";
import type { Pointer } from "../estate";
import type { Findings, Path } from "../finding";

/** PTR records that lead from the addresses of an A record back to its name. */
export function derivePointers(
  fullName: string,
  content: RecordValues | RecordAlias,
  path: Path,
  reverseZones: readonly DomainName[],
  findings: Findings,
): Pointer[] {
  if (!("values" in content) || content.values[0].type !== "A" || fullName.startsWith("*")) {
    findings.add(path, {
      code: "ptr-type",
      got: `true, for ${fullName}`,
      allowed: "true for a record of type A without wildcard",
      cure: "remove ptr",
    });
    return [];
  }
  return content.values.flatMap(({ text }) => derivePointer(fullName, text, path, reverseZones, findings) ?? []);
}

function derivePointer(
  fullName: string,
  text: string,
  path: Path,
  reverseZones: readonly DomainName[],
  findings: Findings,
): Pointer | undefined {
  const reversed = reverseName(Ipv4Address.parse(text));
  const zone = reverseZones.find((candidate) => reversed.endsWith(`.${candidate.text}`));
  if (zone === undefined) {
    return findings.add(path, {
      code: "ptr-zone",
      got: `true, for ${text}`,
      allowed: "addresses in the networks of reverseLookup, which by default are the client pools",
      cure: reverseZones.length === 0 ? "add reverseLookup, or remove ptr" : "correct the address, or remove ptr",
    });
  }
  return {
    address: Ipv4Address.parse(text),
    zone,
    name: RecordName.parse(reversed.slice(0, -zone.text.length - 1)),
    target: parseRecordData("PTR", fullName),
  };
}
