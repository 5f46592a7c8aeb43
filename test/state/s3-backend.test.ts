import { existsSync } from "node:fs";
import { join } from "node:path";
import { dev } from "../../environments/dev";
import { Operator } from "../cli/operator";
import { stackOf, withEntries } from "../stacks/estates";
import { isOnPath } from "../terraform/terraform";
import { missingStore, ObjectStore } from "./object-store";

const ROLE = "arn:aws:iam::111111111111:role/terraform-state";
const KEY = "networking/central-dns/dev.tfstate";
const backend = {
  type: "s3",
  bucket: "example-terraform-state",
  region: "us-east-1",
  prefix: "networking/central-dns",
  kmsKeyArn: "arn:aws:kms:us-east-1:111111111111:alias/terraform-state",
  roleArn: ROLE,
};
const estate = withEntries(dev, { backend });
const withRecord = (name: string) =>
  withEntries(estate, { [`participants/pa1/records/${name}`]: { type: "A", values: ["10.1.1.99"] } });

const missing = isOnPath("terraform") ? missingStore() : "terraform is not on the PATH";
if (missing !== undefined) {
  console.warn(`Skipped: the s3 backend (${missing})`);
  // CI installs what is needed.
  it(`is not tested: ${missing}`, () => expect(process.env.CI).toBeUndefined());
}

(missing === undefined ? describe : describe.skip)(
  "the s3 backend, exactly as it is written, over a real S3 API,",
  () => {
    let store: ObjectStore;
    let first: Operator;
    let second: Operator;
    const DEPLOY = "deploy --config environment.json";

    /** The records of pa1's zone in the state, by their short names. */
    async function recordsInState(): Promise<string[]> {
      const { text = "{}" } = (await store.object(KEY)) ?? {};
      return [...text.matchAll(/"participant-pa1_record-(\w+)_/g)].map(([, name = ""]) => name).sort();
    }

    beforeAll(async () => {
      store = await ObjectStore.start(backend.bucket, "111111111111");
      // Two people with a working copy each, and the same AWS.
      first = await Operator.start({ settings: store.settings });
      second = await Operator.start({ settings: store.settings, cloud: first.cloud });
    });
    afterAll(() => {
      first.stop();
      second.stop();
      store.stop();
    });

    it("keeps the state encrypted under its own key, through its own role, and none beside the project", async () => {
      first.write(estate);
      expect(await first.centralDns(`${DEPLOY} --auto-approve`)).toMatchObject({ status: 0 });
      const object = await store.object(KEY);
      const { resources } = JSON.parse(object?.text ?? "{}") as { resources: { mode: string }[] };
      expect(resources.filter(({ mode }) => mode === "managed")).toHaveLength(stackOf(estate).resources().length);
      expect(object?.headers.get("x-amz-server-side-encryption")).toBe("aws:kms");
      expect(object?.headers.get("x-amz-server-side-encryption-aws-kms-key-id")).toBe(backend.kmsKeyArn);
      expect(new Set(await store.assumedRoles())).toEqual(new Set([ROLE]));
      expect(await store.object(`${KEY}.tflock`)).toBeUndefined();
      expect(existsSync(join(first.directory, "state"))).toBe(false);
    }, 60_000);

    it("refuses a second run while one holds the lock, and neither loses anything", async () => {
      first.write(withRecord("one"));
      second.write(withRecord("two"));
      await first.centralDns("plan --config environment.json");
      // Terraform's own apply holds the lock while it waits for an answer.
      const holding = first.begin(["terraform", "-chdir=cdktf.out.dev/stacks/dev", "apply", "-no-color"]);
      await holding.shows("Enter a value:");
      expect(await store.object(`${KEY}.tflock`)).toBeDefined();
      const before = await store.object(KEY);

      const refused = await second.centralDns(`${DEPLOY} --auto-approve`);
      expect(refused).toMatchObject({ status: 1, stdout: "dev: failed\n" });
      expect(refused.stderr).toContain("Error acquiring the state lock");
      expect((await store.object(KEY))?.text).toBe(before?.text);
      expect(await store.object(`${KEY}.tflock`)).toBeDefined();

      expect((await holding.answer("yes\n")).status).toBe(0);
      expect(await store.object(`${KEY}.tflock`)).toBeUndefined();
      expect(await recordsInState()).toContain("one");
    }, 60_000);

    it("does not apply a plan that another run has overtaken", async () => {
      first.write(withRecord("three"));
      const waiting = first.begin(first.command(DEPLOY));
      await waiting.shows('Only "yes" is accepted');
      second.write(withRecord("two"));
      expect(await second.centralDns(`${DEPLOY} --auto-approve`)).toMatchObject({ status: 0 });
      const overtaken = await waiting.answer("yes\n");
      expect(overtaken).toMatchObject({ status: 1, stdout: "dev: failed\n" });
      expect(overtaken.stderr).toContain("Saved plan is stale");
      expect(await recordsInState()).toEqual(["server", "two", "www"]);
      expect(await store.object(`${KEY}.tflock`)).toBeUndefined();
    }, 60_000);
  },
);
