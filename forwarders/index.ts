export { FORWARDER_FORMATS, type ForwarderFormat, renderForwarders } from "./formats";
export type { Forwarding } from "./forwarding";
export { siteForwarding } from "./site-forwarding";
