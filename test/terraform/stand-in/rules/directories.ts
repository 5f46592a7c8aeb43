/** Directories and their conditional forwarders. */
import { Refusal } from "../cloud";
import { blocksIn } from "../configuration";
import { text, texts } from "../values";
import type { Rule, Rules } from "./rule";

const twoSubnets: Rule = ({ cloud, values }) => {
  const [settings] = blocksIn(values.vpc_settings);
  if (!settings) return;
  const ids = texts(settings.subnet_ids);
  if (new Set(ids).size !== 2) refuse(`Exactly two subnets are needed; ${ids.length} are given`);
  const subnets = ids.flatMap((id) => cloud.find("aws_subnet", id) ?? []);
  const stray = subnets.find((subnet) => subnet.values.vpc_id !== settings.vpc_id);
  if (stray) refuse(`${stray.id} is not a subnet of ${text(settings.vpc_id)}`);
  const [first, second] = subnets.map((subnet) => text(subnet.values.availability_zone));
  if (first !== undefined && first === second) refuse(`Both subnets are in ${first}; two zones are needed`);
};

const here: Rule = ({ cloud, account, region, values }) => {
  const vpc = cloud.find("aws_vpc", text(blocksIn(values.vpc_settings)[0]?.vpc_id));
  if (!vpc || (vpc.account === account && vpc.region === region)) return;
  refuse(`${vpc.id} is in account ${vpc.account}, ${vpc.region}, not in account ${account}, ${region}`);
};

const domainControllers: Rule = ({ values: { type, desired_number_of_domain_controllers: wanted } }) => {
  if (type !== "MicrosoftAD" || typeof wanted !== "number" || (wanted >= 2 && wanted <= 20)) return;
  throw new Refusal("DomainControllerLimitExceeded", `${wanted} domain controllers: 2 to 20 are possible.`);
};

const notItsOwn: Rule = ({ cloud, values }) => {
  const directory = cloud.find("aws_directory_service_directory", text(values.directory_id));
  const domain = text(values.remote_domain_name).toLowerCase().replace(/\.$/, "");
  if (!directory || text(directory.values.name).toLowerCase() !== domain) return;
  const detail = `${domain} is the domain of ${directory.id} itself, which forwards no domain that it answers.`;
  throw new Refusal("InvalidParameterException", detail, "remote_domain_name");
};

const oncePerDomain: Rule = (request) => {
  if (!request.cloud.at(request)) return;
  const detail = `${text(request.values.directory_id)} has a forwarder for ${text(request.values.remote_domain_name)} already.`;
  throw new Refusal("EntityAlreadyExistsException", detail, "remote_domain_name");
};

export const directoryRules: Rules = {
  aws_directory_service_directory: { create: [twoSubnets, here], put: [domainControllers] },
  aws_directory_service_conditional_forwarder: { create: [notItsOwn, oncePerDomain] },
};

function refuse(what: string): never {
  throw new Refusal("InvalidParameterException", `${what}.`, "vpc_settings");
}
