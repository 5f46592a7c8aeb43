import { Cidr, InvalidValue, Ipv4Address } from "../../../values";
import type { Value } from "../block";
import { number, type TerraformFunction, text, Untellable } from "./outcome";

export const cidrFunctions: Readonly<Record<string, TerraformFunction>> = {
  cidrhost: (block = null, host = null) => {
    const network = cidr(block);
    const at = number(host);
    return placed(() => network.address(at < 0 ? network.size + at : at).text);
  },
  cidrnetmask: (block = null) => Ipv4Address.fromNumber(2 ** 32 - cidr(block).size).text,
  cidrsubnet: (block = null, bits = null, index = null) => {
    const network = cidr(block);
    const prefix = network.prefix + number(bits);
    const size = 2 ** (32 - prefix);
    if (!(prefix >= network.prefix && prefix <= 32) || (number(index) + 1) * size > network.size) throw outside();
    return `${placed(() => network.address(number(index) * size).text)}/${prefix}`;
  },
  cidrsubnets: (block = null, ...bits) => {
    const network = cidr(block);
    let free = 0;
    return bits.map((added) => {
      const prefix = network.prefix + number(added);
      const size = 2 ** (32 - prefix);
      const start = Math.ceil(free / size) * size;
      free = start + size;
      if (!(prefix >= network.prefix && prefix <= 32) || free > network.size) throw outside();
      return `${network.address(start).text}/${prefix}`;
    });
  },
};

/** An IPv4 block, whose host bits Terraform ignores. @throws Untellable */
function cidr(value: Value): Cidr {
  const [, address, prefix] = /^([\d.]+)\/(\d+)$/.exec(text(value)) ?? [];
  if (address === undefined || Number(prefix) > 32) throw new Untellable("computes with what is not an IPv4 network");
  try {
    const size = 2 ** (32 - Number(prefix));
    const { number: host } = Ipv4Address.parse(address);
    return Cidr.parse(`${Ipv4Address.fromNumber(host - (host % size)).text}/${Number(prefix)}`);
  } catch (error) {
    if (error instanceof InvalidValue) throw new Untellable("computes with what is not an IPv4 network");
    throw error;
  }
}

function placed(work: () => string): string {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw outside();
    throw error;
  }
}

function outside(): Untellable {
  return new Untellable("computes an address outside of its network", { refused: true });
}
