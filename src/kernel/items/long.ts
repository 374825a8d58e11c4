/** Who may keep something without an end. */
import type { Actor } from '../accounts/actor.ts';
import { settings } from '../settings/settings.ts';
import { mostKeepDays } from './keeping.ts';

/** Whoever can be spoken to; guests too where the host says so. @param isKnown an account, or a space. */
export const keepsLong = (isKnown: boolean): boolean => isKnown || settings().GUESTS_KEEP === 'always';

/** For how many days after its last change somebody may have a thing of their own kept. */
export const mostKeepDaysOf = ({ kind }: Pick<Actor, 'kind'>): number => mostKeepDays(keepsLong(kind === 'account'));
