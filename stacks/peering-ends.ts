import type * as model from "../model";

/** The sides of a peering that are ours. */
export function endsOf(peering: model.Peering): readonly model.PeeringEnd[] {
  return "partner" in peering ? [peering.end] : [peering.requester, peering.accepter];
}
