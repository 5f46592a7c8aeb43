import { renderBind } from "./bind";
import { renderDnsmasq } from "./dnsmasq";
import type { Forwarding } from "./forwarding";
import { renderUnbound } from "./unbound";
import { renderWindows } from "./windows";

/** The DNS servers for which a configuration can be printed. */
export const FORWARDER_FORMATS = ["bind", "unbound", "dnsmasq", "windows"] as const;

export type ForwarderFormat = (typeof FORWARDER_FORMATS)[number];

/** The complete text to paste into the site's DNS server. Its comments say where each part goes and why it is there. */
export function renderForwarders(format: ForwarderFormat, forwarding: Forwarding): string {
  return RENDERERS[format](forwarding);
}

const RENDERERS: Record<ForwarderFormat, (forwarding: Forwarding) => string> = {
  bind: renderBind,
  unbound: renderUnbound,
  dnsmasq: renderDnsmasq,
  windows: renderWindows,
};
