import type { Place } from './store.ts';

/** A place in a list as text for an address. */
export const cursorOf = ({ at, id }: Place): string => Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');

/** @returns null for what is no cursor: the list then begins at its beginning. */
export function placeOf(cursor: string | null): Place | null {
	const [at, id] = Buffer.from((cursor ?? '').slice(0, 100), 'base64url')
		.toString()
		.split(' ');
	const time = new Date(at ?? '');
	return id && /^\w{1,40}$/.test(id) && !Number.isNaN(time.getTime()) ? { at: time, id } : null;
}
