import { DomainName } from "./domain-name";
import { faults } from "./faults";

/** AWS Directory Service API reference, ConditionalForwarder, RemoteDomainName; CreateMicrosoftAD has the same for Name. */
const DIRECTORY_DOMAIN = /^([a-zA-Z0-9]+[.-])+([a-zA-Z0-9])+[.]?$/;

/**
 * A domain name as AWS Directory Service takes it, for a directory's own name and for the domain of a conditional
 * forwarder: labels of letters, digits and single hyphens, hence no underscore and no punycode.
 * @throws InvalidValue
 */
export function parseDirectoryDomain(text: string): DomainName {
  const name = DomainName.parse(text);
  if (!DIRECTORY_DOMAIN.test(name.text)) throw faults.domainDirectory(text);
  return name;
}
