/** A temporary directory in which Terraform runs: a copy of a configuration, its state, and nothing of the user's. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Kind } from "./stand-in/bindings";
import type { TypeName } from "./stand-in/schema";

/** A configuration in Terraform's JSON language, as far as the harness looks into it. */
export interface Configuration {
  readonly terraform?: { readonly backend?: object; readonly cloud?: object; readonly required_providers?: object };
  readonly provider?: object;
  readonly variable?: object;
  readonly locals?: object;
  readonly resource?: object;
  readonly data?: object;
  readonly output?: object;
  readonly moved?: readonly object[];
  readonly import?: readonly object[];
}

/** What Terraform leaves behind: its working directory, lock file, state, plans. */
const LEFTOVER = /^\.terraform|\.tfstate|\.tfplan$/;

export class Workspace {
  /** Where the configuration is, and where Terraform runs. */
  readonly directory: string;
  private readonly root = mkdtempSync(join(tmpdir(), "central-dns-terraform-"));

  constructor() {
    this.directory = join(this.root, "configuration");
    mkdirSync(this.directory);
    writeFileSync(this.file("terraform.rc"), "");
  }

  /**
   * Makes a copy of a directory (or what is given itself) the configuration and returns the types of the provider that
   * it names. The state stays. A backend of kind `local`, `s3` or `cloud` becomes a local one inside the workspace;
   * nothing else is changed, and what Terraform left in the source directory is not copied.
   */
  load(source: string | Configuration): TypeName[] {
    for (const name of readdirSync(this.directory)) {
      if (!LEFTOVER.test(name)) rmSync(join(this.directory, name), { recursive: true });
    }
    if (typeof source === "string") {
      cpSync(source, this.directory, { recursive: true, filter: (file) => !LEFTOVER.test(basename(file)) });
    } else {
      writeFileSync(join(this.directory, "main.tf.json"), JSON.stringify(source));
    }
    const files = readdirSync(this.directory).filter((file) => file.endsWith(".tf.json"));
    return files.flatMap((file) => {
      const path = join(this.directory, file);
      const configuration = JSON.parse(readFileSync(path, "utf8")) as Configuration;
      writeFileSync(path, JSON.stringify(withLocalState(configuration)));
      return [...typesIn("resource", configuration.resource), ...typesIn("data", configuration.data)];
    });
  }

  /** A file beside the configuration, out of Terraform's sight. */
  file(name: string): string {
    return join(this.root, name);
  }

  /** The environment of a Terraform that neither reads the user's settings nor asks the network. */
  environment(): Record<string, string | undefined> {
    return {
      PATH: process.env.PATH,
      HOME: this.root,
      TF_CLI_CONFIG_FILE: this.file("terraform.rc"),
      TF_DATA_DIR: this.file("data"),
      TF_INPUT: "0",
      TF_IN_AUTOMATION: "1",
      CHECKPOINT_DISABLE: "1",
    };
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

function withLocalState(configuration: Configuration): Configuration {
  const { backend, cloud, ...terraform } = configuration.terraform ?? {};
  const [kind = ""] = Object.keys(backend ?? (cloud ? { cloud } : {}));
  if (!["local", "s3", "cloud"].includes(kind)) return configuration;
  return { ...configuration, terraform: { ...terraform, backend: { local: { path: "terraform.tfstate" } } } };
}

function typesIn(kind: Kind, declared: object = {}): TypeName[] {
  return Object.keys(declared).flatMap((type) => (type.startsWith("aws_") ? { kind, type } : []));
}
