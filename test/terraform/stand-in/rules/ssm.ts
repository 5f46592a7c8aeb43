/** Parameters of Systems Manager. That a parameter is missing, its data source finds out. */
import { Refusal } from "../cloud";
import { text } from "../values";
import type { Rule, Rules } from "./rule";

/** Bytes of a value, by tier. */
const MOST_BYTES: Readonly<Record<string, number>> = { Standard: 4096, Advanced: 8192, "Intelligent-Tiering": 8192 };

const oncePerName: Rule = (request) => {
  if (request.values.overwrite === true || !request.cloud.at(request)) return;
  const detail = `The parameter ${request.id} is there in account ${request.account}, ${request.region}.`;
  throw new Refusal("ParameterAlreadyExists", detail, "name");
};

const notTooLong: Rule = ({ values }) => {
  const bytes = Buffer.byteLength(text(values.value) || text(values.insecure_value));
  const most = MOST_BYTES[text(values.tier)] ?? 4096;
  if (bytes <= most) return;
  throw new Refusal("ValidationException", `${text(values.name)} has ${bytes} bytes; ${most} are the most.`);
};

export const ssmRules: Rules = { aws_ssm_parameter: { create: [oncePerName], put: [notTooLong] } };
