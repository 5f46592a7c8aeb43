/** What a module refuses at synthesis: each message says what was got, what is allowed and what to do. */
export const errors = {
  literalPassword: (path: string) =>
    new Error(
      `${path}: the directory's password is a literal, which would stand in the Terraform JSON for all to read; ` +
        "pass the value of a sensitive TerraformVariable or of a secret's data source",
    ),
};
