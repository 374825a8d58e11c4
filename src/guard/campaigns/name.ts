import { newId } from '#base/ids.ts';

/** The name of a campaign is the moment of its first text, so that names sort by age. */
export const newCampaign = (at: Date): string => `${at.getTime().toString(36).padStart(9, '0')}-${newId().slice(0, 8)}`;
