/** The secret address of a person's calendar. */
import { createHash } from 'node:crypto';
import { isId, lettersOf } from '#base/ids.ts';
import { derived } from '../settings/secret.ts';
import { settings } from '../settings/settings.ts';

/** 128 bits that only this host can derive, so that the address can be shown again without being kept. */
export const feedSecret = (actor: string, id: string): string =>
	lettersOf(derived('feed', `${actor}/${id}`).subarray(0, 16));

export const hashOf = (secret: string): Buffer => createHash('sha256').update(`feed ${secret}`).digest();

export const feedLink = (actor: string, id: string): string =>
	`${settings().BASE_URL}/feeds/${feedSecret(actor, id)}.ics`;

/** The secret in the last part of an address; null for what cannot be one. */
export function secretIn(file: string): string | null {
	const secret = file.endsWith('.ics') ? file.slice(0, -4) : '';
	return isId(secret) ? secret : null;
}
