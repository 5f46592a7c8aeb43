import { type Forwarding } from "../../forwarders";
import { DomainName, Ipv4Address } from "../../values";

interface ForwardingTexts {
  readonly servers?: readonly string[];
  readonly domains?: readonly string[];
  readonly reverseZones?: readonly string[];
  readonly siteDomains?: readonly string[];
}

/** The forwarding of one site, written as texts. */
export function forwarding({
  servers = ["10.20.0.10", "10.20.1.10"],
  domains = ["awscloud.com", "corp.example.net"],
  reverseZones = ["20.10.in-addr.arpa", "16.172.in-addr.arpa"],
  siteDomains = ["example.com"],
}: ForwardingTexts = {}): Forwarding {
  const names = (texts: readonly string[]) => texts.map((text) => DomainName.parse(text));
  return {
    environment: "dev",
    site: "office",
    servers: servers.map((text) => Ipv4Address.parse(text)),
    domains: names(domains),
    reverseZones: names(reverseZones),
    siteDomains: names(siteDomains),
  };
}

/** What a server reads: the lines that are neither comments nor blank, without indentation. */
export function statements(text: string, marker = "#"): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith(marker));
}

/** The numbered parts of a text, whole and in order: "# 1. ...", "; 3. ...". The head before the first is not one. */
export function parts(text: string): readonly string[] {
  return text.split(/^(?=[#;] \d+\. )/m).slice(1);
}

/** The commands that a text tells to type. */
export function digCommands(text: string): readonly string[] {
  return [...text.matchAll(/^# +(dig .*)$/gm)].map(([, command = ""]) => command);
}
