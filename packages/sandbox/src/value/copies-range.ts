/** How many deliveries one event may get: from, to. */
export const copiesRange = [1, 100] as const;
