/** Facts that matter to an estate and that its environment does not hold. */
export const undecidable: readonly string[] = [
  "Whether an existing VPC, zone, directory or peering is what the environment says: a data source checks it at plan.",
  "Whether an existing VPC has DNS support and DNS hostnames, without which its zones do not resolve and AWS refuses " +
    "the DNS option of a peering: a data source checks it at plan.",
  "Which routes others have put into existing route tables: one to the same destination is refused at apply, a more " +
    "specific one draws traffic away, and a network that holds a destination cannot be added to the VPC.",
  "Which records others have put into an existing zone: one of the same name and type is refused at apply, and a CNAME " +
    "to it is not known to lead anywhere.",
  "How many domain controllers an existing directory has, and where they stand; what it forwards already, and whom " +
    "its security group admits.",
  "Whether an existing VPN gateway is attached to the hub's VPC and to no other.",
  "Overlaps with VPCs, peerings or routes that no environment names.",
  "Zones, Resolver rules, Profiles and endpoints that others associate with a VPC: a second zone of a name is refused, " +
    "and a rule for a name beats the zone.",
  "Whether a VPC is shared with the account by another one, which alone may peer it.",
  "Whether a partner accepts a peering within the seven days after which the request expires, and has routes back.",
  "Quotas that AWS has raised or lowered for an account, and what else in the account counts against them.",
  "Network address units: a VPC and the VPCs that it is peered with in its Region have 128,000 addresses in use at " +
    "most. Networks are known, but not how many of their addresses are in use.",
  "How many security groups a workload has beside those of its peerings: a network interface has five at most unless " +
    "AWS raised it, and its rules times its groups are 1,000 at most.",
  "The routes that a site announces by BGP: 100 at most from a customer gateway and in a route table; what it announces " +
    "beyond its networks, or more specifically, draws traffic that no rule has looked at.",
  "How many requests a second AWS admits: Route 53 admits five associations for each account, and refuses a second change " +
    "to a zone while the first is pending. Terraform tries again.",
  "How much the hosts ask: a resolver takes 1,024 packets a second from each network interface.",
  "The addresses that AWS gives a directory, until they are pinned.",
  "Which of the zones a, b, c, ... of a Region an account has, and whether directories are offered there.",
  "Whether health checks exist, what they check, and whether they can see what is private: Route 53's checkers stand " +
    "outside of every VPC.",
  "Whether the target of an alias or CNAME outside of the estate exists.",
  "Whether anything answers at an address of a record, and whether its own security groups and network ACLs let it.",
  "Whether the servers on-premises answer, and whether they forward as `npm run forwarders` says.",
  "Whether the other end of a VPN is up, and whether its address is the one it comes from.",
  "Whether the roles exist and may do what they must, and what the organization's policies forbid.",
  "Whether a directory's password meets its rules: it is never in an environment.",
  "Whether hosts have renewed their DHCP leases since the option set was changed.",
  "What a workload resolves besides the names of the estate; `uses` says the AWS services that matter.",
  "Which names below an Active Directory domain its own servers hold: they answer for all of it.",
];
