import type { Configuration } from "../terraform";
import { readDirectories } from "./directories";
import type { NameService, Network } from "./network";
import { readOptionSets } from "./option-sets";
import { Reading } from "./reading";
import { readResolver } from "./resolver";
import { readZones } from "./zones";

/** Who answers queries. Like `readNetwork`, it leaves out what it cannot make out, and says so. */
export function readNameService(configuration: Configuration, network: Network): NameService {
  const reading = new Reading(configuration);
  return {
    zones: readZones(reading, network),
    directories: readDirectories(reading, network),
    optionSets: readOptionSets(reading, network),
    ...readResolver(reading, network),
    limitations: reading.limitations,
  };
}
