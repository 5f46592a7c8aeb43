import * as z from "zod";
import { accountId } from "./formats";

const roleName = z.string().regex(/^[\w+=,.@/-]{1,512}$/, "the name of an IAM role, with its path if it has one");

export const account = z.strictObject({
  id: accountId,
  role: roleName
    .optional()
    .meta({ description: 'Role that Terraform assumes in this account. @default "central-dns"' }),
  connectRole: roleName.optional().meta({
    description: "Narrower role for what other accounts' stacks own in this account. @default the role",
  }),
});
