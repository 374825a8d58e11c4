/** The files that hold a pad with all that happened to it. */
export const wholeKinds = ['etherpad', 'json'] as const;
export type WholeKind = (typeof wholeKinds)[number];
