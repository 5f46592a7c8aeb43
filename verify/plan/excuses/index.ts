import type { Removal } from "../transition";
import type { Circumstances, Excuses } from "./excuse";
import { forwarding } from "./forwarding";
import { leaving } from "./leaving";
import { siteLinks } from "./site-links";

const excuses: Excuses = { ...leaving, ...forwarding, ...siteLinks };

/** Whether nobody who is answered by way of what goes will notice. What is not known is needed. */
export function isExcused(removal: Removal, circumstances: Circumstances): boolean {
  return excuses[removal.resource.type]?.(removal, circumstances) ?? false;
}
