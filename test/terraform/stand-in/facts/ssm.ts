/** Systems Manager parameters, through which stacks publish to each other. */
import { arn, oneOf, sameAs, type Facts } from "./facts";
import { text } from "../values";

const VALUES = ["insecure_value", "value", "value_wo"];

export const ssmFacts: Record<string, Facts> = {
  aws_ssm_parameter: {
    id: sameAs("name"),
    sensitive: ["value", "value_wo"],
    writeOnly: ["value_wo"],
    forceNew: ["data_type", "name"],
    replaces: (prior, planned) => (prior.tier === "Advanced" && planned.tier === "Standard" ? ["tier"] : []),
    recomputed: {
      has_value_wo: ["value_wo_version"],
      insecure_value: ["value"],
      value: ["insecure_value"],
      version: ["description", "insecure_value", "value"],
    },
    exactlyOne: [VALUES],
    requires: { value_wo: ["value_wo_version"], value_wo_version: ["value_wo"] },
    checks: {
      data_type: oneOf("aws:ec2:image", "aws:ssm:integration", "text"),
      tier: oneOf("Standard", "Advanced", "Intelligent-Tiering"),
      type: oneOf("String", "StringList", "SecureString"),
    },
    computed: {
      arn: arn("ssm", ({ values }) => `parameter/${text(values.name).replace(/^\//, "")}`),
      data_type: "text",
      tier: "Standard",
      version: ({ prior }) => (typeof prior?.version === "number" ? prior.version + 1 : 1),
    },
  },
};
