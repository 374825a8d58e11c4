/** The name of a pad under `/p/`, as Etherpad has them: up to 50 letters, capitals and accents count. Pure. */

export const mostLetters = 50;

/** Pads of groups carry their group before a `$`; it says nothing outside of that host. */
const withoutGroup = (name: string): string => name.replace(/^g\.[a-zA-Z0-9]{16}\$/, '');

/** Spaces and colons become `_`, as Etherpad does. */
export const tidyName = (typed: string): string =>
	withoutGroup(typed).trim().normalize('NFC').replace(/\s+/g, '_').replace(/:+/g, '_');

export type NameFault = 'too-short' | 'too-long' | 'not-allowed';

/** What is wrong with a tidied name; null where nothing is. `$` would be a group, a slash another address. */
export function nameFault(name: string): NameFault | null {
	if (name === '') return 'too-short';
	if (name.length > mostLetters) return 'too-long';
	return /[$/\\?#%\p{Cc}\p{Cs}\p{Bidi_C}]/u.test(name) || /^\.+$/.test(name) ? 'not-allowed' : null;
}

export const pathOfName = (name: string): string => `/p/${encodeURIComponent(name)}`;
