/** The provider gives a peering connection one minute, less than AWS sometimes needs. */
export const PATIENT = { create: "10m", update: "10m", delete: "10m" } as const;
