import * as z from "zod";
import { region } from "./formats";

/** Where Terraform keeps its states. */
export const backend = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("local") }),
  z.strictObject({
    type: z.literal("s3"),
    bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "the name of an S3 bucket"),
    region: region,
    prefix: z
      .string()
      .regex(/^[\w./-]{1,512}$/, "letters, digits and . _ - /")
      .optional()
      .meta({ description: 'Start of every state\'s key. @default "central-dns"' }),
    kmsKeyArn: z
      .string()
      .regex(/^arn:aws[\w-]*:kms:/, "the ARN of a KMS key")
      .optional(),
    roleArn: z
      .string()
      .regex(/^arn:aws[\w-]*:iam::\d{12}:role\/.+$/, "the ARN of an IAM role")
      .optional()
      .meta({ description: "Role that reads and writes the state. @default the caller's own credentials" }),
  }),
  z.strictObject({
    type: z.literal("cloud"),
    organization: z.string().regex(/^[\w-]{3,40}$/, "the name of an HCP Terraform organization"),
    hostname: z
      .string()
      .regex(/^[a-z0-9.-]+$/, "a host name")
      .optional()
      .meta({ description: "Terraform Enterprise host. @default HCP Terraform" }),
  }),
]);
