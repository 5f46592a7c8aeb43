/** What a stack refuses at synthesis, beyond what its environment could get wrong. */
export const errors = {
  noProvider: (path: string) => `${path} names no provider; pass the one of the account that owns it`,
  noRegion: (path: string) => `${path} names no region; pass the region of its VPC`,
};
