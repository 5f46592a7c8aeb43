import { createSocket } from "node:dgram";
import { connect, createServer } from "node:net";

/** Port 53 of one loopback address, in front of a DNS server on a high port of 127.0.0.1; it notes what is asked. */
export interface Relay {
  /** The names asked by UDP, in lower case. */
  readonly asked: readonly string[];
  readonly close: () => void;
}

/** BIND listens on addresses of interfaces only, so 127.x.y.z needs somebody to listen for it. */
export async function relay(address: string, port: number): Promise<Relay> {
  const asked: string[] = [];
  const udp = createSocket("udp4").on("message", (question, client) => {
    asked.push(questionName(question));
    const upstream = createSocket("udp4").on("message", (answer) => {
      udp.send(answer, client.port, client.address);
      upstream.close();
    });
    upstream.unref();
    upstream.send(question, port, "127.0.0.1");
  });
  const tcp = createServer((client) => {
    const upstream = connect(port, "127.0.0.1");
    client.pipe(upstream).pipe(client);
    for (const end of [client, upstream]) end.on("error", () => client.destroy());
  });
  await new Promise<void>((resolve) => udp.bind(53, address, resolve));
  await new Promise<void>((resolve) => tcp.listen(53, address, resolve));
  return {
    asked,
    close: () => {
      udp.close();
      tcp.close();
    },
  };
}

/** The first question follows the header of 12 octets (RFC 1035 section 4.1); questions are not compressed. */
function questionName(message: Buffer): string {
  const labels: string[] = [];
  for (let at = 12; message[at]; at += (message[at] ?? 0) + 1) {
    labels.push(message.toString("latin1", at + 1, at + 1 + (message[at] ?? 0)));
  }
  return labels.join(".").toLowerCase();
}
