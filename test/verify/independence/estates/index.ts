import { flat } from "./flat";
import { jsonServers } from "./json-servers";
import { peeringModules } from "./peering-modules";
import { resolverRules } from "./resolver-rules";

export type { PlainEstate } from "./estate";

export const ESTATES = [peeringModules, resolverRules, flat, jsonServers];
