import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { join, relative } from "node:path";
import { ROOT } from "../cli/commands";

/** Where .ci/run installs the packages of requirements.txt. */
const PACKAGES = join(ROOT, "node_modules", ".cache", "moto");
const KEY_ID = "AKIAIOSFODNN7EXAMPLE";
const ENVIRONMENT = { PATH: process.env.PATH, PYTHONPATH: PACKAGES };

/** Why there is no object store to test with; nothing where there is one. */
export function missingStore(): string | undefined {
  const { status } = spawnSync("python3", ["-c", "import moto.server"], { env: ENVIRONMENT });
  if (status === 0) return undefined;
  return `moto is not installed: python3 -m pip install --no-deps --target ${relative(ROOT, PACKAGES)} -r test/state/requirements.txt`;
}

/**
 * The S3 and STS of moto, a simulation of AWS's APIs, on a free local port. It keeps objects, refuses a conditional write
 * of what exists, and hands out sessions of roles; it does not check what a role may do.
 */
export class ObjectStore {
  /** A store with one bucket in an account. */
  static async start(bucket: string, account: string): Promise<ObjectStore> {
    const server = spawn("python3", ["-m", "moto.server", "-H", "127.0.0.1", "-p", "0"], {
      env: { ...ENVIRONMENT, MOTO_ACCOUNT_ID: account },
      stdio: ["ignore", "ignore", "pipe"],
    });
    const store = new ObjectStore(server, await addressOf(server), bucket);
    await store.send("PUT", bucket);
    return store;
  }

  private constructor(
    private readonly server: ChildProcess,
    private readonly address: string,
    private readonly bucket: string,
  ) {}

  /** What makes Terraform's backend ask this store instead of AWS. */
  get settings(): Record<string, string> {
    return {
      AWS_ENDPOINT_URL_S3: this.address,
      AWS_ENDPOINT_URL_STS: this.address,
      AWS_ACCESS_KEY_ID: KEY_ID,
      AWS_SECRET_ACCESS_KEY: "example-only",
      // An address has no names below it, so the bucket goes into the path.
      TF_CLI_ARGS_init: "-backend-config=use_path_style=true",
    };
  }

  /** An object, or nothing where there is none. */
  async object(key: string): Promise<{ text: string; headers: Headers } | undefined> {
    const response = await this.send("GET", `${this.bucket}/${key}`);
    return response.ok ? { text: await response.text(), headers: response.headers } : undefined;
  }

  /** The roles that sessions were handed out for. */
  async assumedRoles(): Promise<string[]> {
    const data = (await (await this.send("GET", "moto-api/data.json")).json()) as {
      sts: { AssumedRole: { role_arn: string }[] };
    };
    return data.sts.AssumedRole.map(({ role_arn }) => role_arn);
  }

  stop(): void {
    this.server.kill();
  }

  private send(method: string, path: string): Promise<Response> {
    // Nobody's signature is checked, but without one nothing private is shown.
    const Authorization = `AWS4-HMAC-SHA256 Credential=${KEY_ID}/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0`;
    return fetch(`${this.address}/${path}`, { method, headers: { Authorization } });
  }
}

/** It says on stderr where it listens. */
function addressOf({ stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    stderr?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    stderr?.on("end", () => reject(new Error(`moto did not start: ${said}`)));
  });
}
