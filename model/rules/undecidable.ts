/** Facts of AWS that matter to an estate and that its environment does not hold. */
export const undecidable: readonly string[] = [
  "Whether an existing VPC, zone, directory or peering is what the environment says: a data source checks it at plan.",
  "Overlaps with VPCs, peerings or routes that no environment names.",
  "Zones, Resolver rules and endpoints that others associate with a VPC: a second zone of a name is refused.",
  "Whether a VPC is shared with the account by another one, which alone may peer it.",
  "Quotas that AWS has raised or lowered for an account, and what else in the account counts against them.",
  "The addresses that AWS gives a directory, until they are pinned.",
  "Whether the servers on-premises answer, and whether they forward as `npm run forwarders` says.",
  "Whether the roles exist and may do what they must.",
  "How much the hosts ask: a resolver takes 1,024 packets a second from each network interface.",
  "What a workload resolves besides the names of the estate; `uses` says the AWS services that matter.",
];
