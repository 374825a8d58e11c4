/** What the house has ready to begin a pad with; their texts stand beside, one for each language. Pure. */
export const starters = ['minutes', 'agenda', 'assembly', 'event', 'project', 'workshop'] as const;

export const starterSign = 'starter:';
export const starterName = (name: string): string => starterSign + name;
