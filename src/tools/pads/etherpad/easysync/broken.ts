/** What cannot be read as a pad of Etherpad. */
import { refusal } from '#base/refusal.ts';

const brokenEtherpad = refusal('pads.broken-etherpad', 422);

/** @param where what stands wrong, in the words of the format: `revs:12`. */
export const broken = (where: string) => brokenEtherpad({ gaps: { where }, more: { where } });
