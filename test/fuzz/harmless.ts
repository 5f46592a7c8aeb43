import type { Change } from "./choices";
import type { Draft } from "./environments";

/** What an owner changes from day to day: whatever was sound stays so. */
export const harmless: readonly Change[] = [
  (environment, choices) => {
    const key = choices.key(environment.hubs) ?? "";
    Object.assign(environment.hubs[key] ?? {}, { displayName: `hub ${key}` });
  },
  (environment, choices) => Object.assign(environment.tags ?? {}, { [`team-${choices.number(9)}`]: "network" }),
  (environment) => {
    environment.participants = Object.fromEntries(Object.entries(environment.participants).reverse());
    environment.hubs = Object.fromEntries(Object.entries(environment.hubs).reverse());
  },
  (environment, choices) => {
    const { records = {} } = choices.entry(environment.participants) ?? {};
    records[`note-${choices.number(9)}`] = { type: "TXT", values: [`as of ${choices.number(99)}`], ttl: 60 };
  },
  (environment, choices) => {
    const participant = choices.entry(environment.participants);
    const vpc = choices.entry(participant?.vpcs);
    if (vpc)
      Object.assign(
        vpc,
        choices.of<object>([
          { dns: "amazon-provided" },
          { dns: "hub" },
          { uses: ["cloud-map"], dns: "amazon-provided" },
        ]),
      );
  },
  (environment, choices) => {
    const [key, octet] = [`new${choices.number(9)}`, 200 + choices.number(20)];
    const zone = `${key}.${environment.rootDomain}`;
    addParticipant(environment, key, { hub: choices.key(environment.hubs) ?? "", zone, octet, records: {} });
  },
  (environment, choices) => {
    environment.preventDestroy = choices.number(2) === 0;
  },
];

interface Newcomer {
  readonly hub: string;
  readonly zone: string;
  readonly octet: number;
  readonly records: NonNullable<Draft["participants"][string]["records"]>;
}

function addParticipant(environment: Draft, key: string, { hub, zone, octet, records }: Newcomer): void {
  environment.accounts[key] = { id: `3000000000${octet}`.slice(0, 12) };
  environment.participants[key] = {
    account: key,
    hub,
    zone,
    vpcs: {
      main: {
        region: "us-east-1",
        cidr: `10.${octet}.0.0/16`,
        subnets: { a: { cidr: `10.${octet}.0.0/24`, az: "a" } },
      },
    },
    records,
  };
}
