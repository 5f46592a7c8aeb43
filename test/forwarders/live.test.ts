import { FORWARDER_FORMATS, renderForwarders } from "../../forwarders";
import { BUILT_IN_REVERSE_ZONES } from "../../forwarders/unbound";
import { ask, dig } from "./dig";
import { digCommands, forwarding } from "./example";
import { obstacle, Servers } from "./servers";
import { SITES } from "./sites";
import { HUB_ADDRESSES, World } from "./world";

const FORWARDING = forwarding({
  servers: HUB_ADDRESSES,
  domains: ["awscloud.com", "corp.example.net", "aws.example.com"],
});

/** What the hub answers, by question. */
const ANSWERS = {
  "server.pa3.awscloud.com": "10.20.3.4",
  "corp.example.net": "10.20.0.10",
  "app.aws.example.com": "10.20.9.9",
  "-x 10.20.3.4": "server.pa3.awscloud.com.",
  "-x 172.16.3.4": "server.pa4.awscloud.com.",
  "unknown.awscloud.com": "NXDOMAIN",
};

/** Asked early, because the proof that denies it denies awscloud.com too, to a server that makes such use of proofs. */
const UNKNOWN = "awscloud-not.com";

type NeededLines = readonly [what: string, lines: RegExp, question: string, wrongAnswer: string];

/** Lines that a text could not do without, and what is answered where they are missing. */
const NEEDED_LINES: Record<"bind" | "unbound" | "dnsmasq", readonly NeededLines[]> = {
  bind: [
    ["validate-except", /^validate-except \{[^}]*\};$/m, "server.pa3.awscloud.com", "SERVFAIL"],
    ["forward only, below a built-in zone", /^ *forward only;$/gm, "-x 10.20.3.4", "NXDOMAIN"],
    ["forward only, at a built-in zone", /^ *forward only;$/gm, "-x 172.16.3.4", "NXDOMAIN"],
    ["the delegation", /^aws\.example\.com\. IN NS .*$/gm, "app.aws.example.com", "NXDOMAIN"],
  ],
  unbound: [
    ["domain-insecure", /^ *domain-insecure: .*$/gm, "server.pa3.awscloud.com", "NXDOMAIN"],
    ["harden-below-nxdomain", /^ *harden-below-nxdomain: .*$/m, "server.pa3.awscloud.com", "NXDOMAIN"],
    ["private-domain", /^ *private-domain: .*$/gm, "server.pa3.awscloud.com", "NOERROR"],
    ["local-zone of a part of a built-in zone", /^ *local-zone: "20\.10\..*$/m, "-x 10.20.3.4", "NXDOMAIN"],
    ["local-zone of a built-in zone", /^ *local-zone: "16\.172\..*$/m, "-x 172.16.3.4", "NXDOMAIN"],
    ["local-zone of a domain below one of the site's", /^ *local-zone: "aws\..*$/m, "app.aws.example.com", "NXDOMAIN"],
  ],
  dnsmasq: [
    ["rebind-domain-ok", /^rebind-domain-ok=.*$/m, "server.pa3.awscloud.com", "NOERROR"],
    ["server of a reverse zone", /^server=.*in-addr\.arpa.*$/gm, "-x 10.20.3.4", "NXDOMAIN"],
  ],
};

const why = obstacle(HUB_ADDRESSES[0] ?? "");
if (why) process.stderr.write(`Live tests of the forwarders do not run: ${why}\n`);
if (why && process.env.CI) {
  test("a build server can run the live tests", () => {
    throw new Error(why);
  });
}

(why ? describe.skip : describe)(`with a hub and a signed public DNS${why ? ` (skipped: ${why})` : ""}`, () => {
  let world: World;
  beforeAll(async () => {
    world = new World(new Servers());
    await world.start();
  });
  afterAll(() => world.stop());

  const formats = FORWARDER_FORMATS.filter((format) => format !== "windows");
  describe.each(formats)("%s with exactly the printed text", (format) => {
    const text = renderForwarders(format, FORWARDING);
    let port: number;
    beforeAll(async () => {
      port = await SITES[format](world, text);
    });

    test("a public name is validated, and the hub is not asked for it", async () => {
      const { data, flags } = await dig(port, "dig @127.0.0.1 www.unrelated.org");

      expect(data).toEqual(["1.2.3.4"]);
      expect(flags).toContain("ad");
      expect(world.askedOfHub.filter((name) => /(^|\.)org$/.test(name))).toEqual([]);
    });

    test("a public name that is unknown is denied", async () => {
      expect(await ask(port, UNKNOWN)).toBe("NXDOMAIN");
    });

    test.each(Object.entries(ANSWERS))("%s is answered by the hub: %s", async (question, answer) => {
      expect(await ask(port, question)).toBe(answer);
    });

    test("private reverse names of other networks stay at home", async () => {
      expect(await ask(port, "-x 10.21.3.4")).toBe("NXDOMAIN");
      expect(world.askedOfHub).not.toContain("4.3.21.10.in-addr.arpa");
    });

    test.each(digCommands(text))("the printed check succeeds: %s", async (command) => {
      const { status, data } = await dig(port, command);

      expect({ status, records: data.length }).toEqual({ status: "NOERROR", records: 1 });
    });

    test.each(NEEDED_LINES[format])("%s is needed", async (_, lines, question, wrongAnswer) => {
      const without = text.replace(lines, "");
      expect(without).not.toBe(text);

      const lacking = await SITES[format](world, without);
      await ask(lacking, UNKNOWN);
      expect(await ask(lacking, question)).toBe(wrongAnswer);
    });
  });

  test("Unbound answers the reverse zones that are taken for built-in, and no others beside them", async () => {
    const port = await SITES.unbound(world, "");
    const own = async (zones: readonly string[]) =>
      (await dig(port, `dig @127.0.0.1 ${zones.map((zone) => `${zone} SOA`).join(" ")}`)).data;

    expect(await own(BUILT_IN_REVERSE_ZONES.map(({ text }) => text))).toEqual(
      BUILT_IN_REVERSE_ZONES.map((): unknown => expect.stringMatching(/^localhost\. /)),
    );
    const neighbours = ["11", "15.172", "32.172", "167.192", "63.100", "128.100"];
    expect(await own(neighbours.map((reversed) => `${reversed}.in-addr.arpa`))).toEqual([]);
  });

  test("a reverse zone above Unbound's built-in zones is forwarded as a whole", async () => {
    const wide = forwarding({ servers: HUB_ADDRESSES, reverseZones: ["172.in-addr.arpa"] });

    expect(await ask(await SITES.unbound(world, renderForwarders("unbound", wide)), "-x 172.16.3.4")).toBe(
      ANSWERS["-x 172.16.3.4"],
    );
  });
});
