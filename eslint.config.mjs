import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["node_modules", "cdktf.out*", "dist", "state"] },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/unbound-method": ["error", { ignoreStatic: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "no-restricted-imports": [
        "error",
        {
          paths: [
            {
              name: "@cdktf/provider-aws",
              message: "Import one resource: @cdktf/provider-aws/lib/<resource>. The root loads 2,600 files.",
            },
          ],
          patterns: [
            {
              group: ["cdktf/lib/*", "cdktf/lib/**"],
              message: "Import from cdktf itself; its inner paths change with CDK Terrain.",
            },
          ],
        },
      ],
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Environment variables are read in main.ts and cli/ only." },
      ],
    },
  },
  { files: ["main.ts", "cli/**/*.ts", "test/**/*.ts"], rules: { "no-restricted-properties": "off" } },
);
