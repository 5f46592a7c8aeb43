const { availableParallelism } = require("node:os");

/** @type {import("jest").Config} */
module.exports = {
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  testEnvironment: "node",
  // Many tests wait for programs that they start: one worker would leave a small machine idle.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  transform: {
    "\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } },
    ],
  },
  testTimeout: 30_000,
};
