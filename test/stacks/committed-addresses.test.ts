import { environments } from "../../environments";
import { commitAddresses, committedAddresses } from "./committed-addresses";
import { stacksOf } from "./estates";

const advice = (environment: string) =>
  `The addresses of ${environment} are not those of ${environment}.addresses.txt. For a user a changed line is one ` +
  "resource destroyed and another created: it needs a CHANGELOG entry and a way to move. Then let UPDATE_ADDRESSES=1 " +
  "write the list.";

it.each(environments)("$name has exactly the addresses that are committed", (environment) => {
  const { name } = environment;
  const written = [...stacksOf(environment)]
    .flatMap(([stack, json]) => json.addresses().map((address) => `${stack} ${address}`))
    .sort();
  if (process.env.UPDATE_ADDRESSES !== undefined) commitAddresses(name, written);
  const committed = committedAddresses(name);
  const gone = committed.filter((address) => !written.includes(address)).map((address) => `- ${address}`);
  const come = written.filter((address) => !committed.includes(address)).map((address) => `+ ${address}`);
  if (gone.length + come.length > 0) throw new Error([advice(name), ...gone, ...come].join("\n"));
  expect(committed).toEqual(written);
});
