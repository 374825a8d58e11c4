/** "Paris" for Europe/Paris: where the clocks hang, in the words everybody knows. */
export const cityOf = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replace(/_/g, ' ');
