/** Who acts: a guest known by a cookie, an account, or the house itself (a job, the command line). */
import { timingSafeEqual } from 'node:crypto';
import { isId, newId } from '#base/ids.ts';
import { derived } from '../settings/secret.ts';

export type Actor = {
	id: string;
	kind: 'guest' | 'account' | 'house';
	name: string | null;
	admin: boolean;
	/** Named by an administrator to decide at the desk. */
	moderator?: boolean;
};

/** Whoever decides at the desk: its moderators, and administrators. */
export const isDecider = ({ admin, moderator = false }: Pick<Actor, 'admin' | 'moderator'>): boolean =>
	admin || moderator;

/** The house itself: jobs and the command line act in its name. Its row is made by the first schema file. */
export const house: Actor = { id: '1'.repeat(22), kind: 'house', name: null, admin: true };

const guest = (id: string): Actor => ({ id, kind: 'guest', name: null, admin: false });

/** A guest named by what this host sealed itself. */
export const guestNamed = (id: string): Actor => guest(id);

export const newGuest = (): Actor => guest(newId());

const sealOf = (id: string) => derived('guest', id).subarray(0, 16).toString('base64url');

/** The text of a guest's cookie: the id and a seal only this host can make, so that no look-up is needed. */
export const guestCookie = (actor: Actor): string => `${actor.id}.${sealOf(actor.id)}`;

/** @returns the guest a cookie speaks of, or null when the seal is not ours. */
export function guestOf(cookie: string | undefined): Actor | null {
	const [id, seal] = cookie?.split('.') ?? [];
	if (!id || !seal || !isId(id)) return null;
	const expected = Buffer.from(sealOf(id));
	const given = Buffer.from(seal);
	return expected.length === given.length && timingSafeEqual(expected, given) ? guest(id) : null;
}

/** Put into forms, for browsers that do not say where a request comes from (Sec-Fetch-Site). */
export const forgeryToken = (actor: Actor): string =>
	derived('forgery', actor.id).subarray(0, 16).toString('base64url');
