/** One way for data: environment value -> checked model -> stacks -> modules -> Terraform JSON. */
module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "values-stand-alone",
      severity: "error",
      from: { path: "^values/" },
      to: { path: "^(modules|model|stacks|environments|forwarders|cli)/" },
    },
    {
      name: "modules-know-no-environment",
      comment: "Modules are usable in anybody's CDKTF app.",
      severity: "error",
      from: { path: "^modules/" },
      to: { path: "^(model|stacks|environments|verify|forwarders|cli)/|^main" },
    },
    {
      name: "verify-reads-only-terraform",
      severity: "error",
      from: { path: "^verify/" },
      to: { path: "^(modules|model|stacks|environments|forwarders|cli)/|^main" },
    },
    {
      name: "model-builds-nothing",
      comment: "The model knows the modules' types and no construct.",
      severity: "error",
      from: { path: "^model/" },
      to: {
        path: "^(modules|stacks|environments|forwarders|cli|node_modules/(cdktf|@cdktf))",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "stacks-take-models",
      severity: "error",
      from: { path: "^stacks/" },
      to: { path: "^(environments|verify/(?!facts/)|forwarders|cli)/|^main" },
    },
    {
      name: "environments-are-values",
      severity: "error",
      from: { path: "^environments/" },
      to: { path: "^(modules|stacks|verify|forwarders|cli)/|^main" },
    },
    {
      name: "provider-by-resource",
      comment: "The root of the provider package loads 2,600 files.",
      severity: "error",
      from: {},
      to: { path: "node_modules/@cdktf/provider-aws/(lib/)?(lazy-)?index\\.js$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["require", "node", "types"] },
  },
};
