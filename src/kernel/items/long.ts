/** Who may keep something without an end. */
import { settings } from '../settings/settings.ts';

/** Whoever can be spoken to; guests too where the host says so. @param isKnown an account, or a space. */
export const keepsLong = (isKnown: boolean): boolean => isKnown || settings().GUESTS_KEEP === 'always';
