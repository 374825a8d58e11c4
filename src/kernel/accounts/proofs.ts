/** Links that prove something once: that letters arrive, that one was invited. Only their hash is kept. */
import { createHash, randomBytes } from 'node:crypto';
import { newId } from '#base/ids.ts';
import { refusal } from '#base/refusal.ts';
import { carrier } from '../database/connection.ts';

export type Purpose = 'mail' | 'former-mail' | 'admin' | 'stay' | 'passkey-new' | 'passkey-known';

export const staleLink = refusal('portal.stale-link', 410);

const kept = (purpose: Purpose, token: string): string =>
	createHash('sha256').update(`${purpose}:${token}`).digest('base64url');

/** @returns the text for the link, 43 characters. */
export async function makeProof(purpose: Purpose, value: unknown, hours: number): Promise<string> {
	const token = randomBytes(32).toString('base64url');
	await keepProof(purpose, token, value, hours);
	return token;
}

/** For a token that is known already, such as one derived from the secret of this host. */
export const keepProof = (purpose: Purpose, token: string, value: unknown, hours: number) =>
	carrier()`
		insert into kernel.verification (id, identifier, value, expires_at)
		values (${newId()}, ${kept(purpose, token)}, ${JSON.stringify(value)}, now() + ${hours}::float8 * interval '1 hour')`;

/** What a link stands for, without using it up; null when it was used, is too old or never was. */
export async function readProof<Value>(purpose: Purpose, token: string): Promise<Value | null> {
	const [row] = await carrier()<{ value: string }[]>`
		select value from kernel.verification where identifier = ${kept(purpose, token)} and expires_at > now()`;
	return row ? (JSON.parse(row.value) as Value) : null;
}

/**
 * Uses a link up.
 * @throws portal.stale-link when somebody did before, or it is too old.
 */
export async function useProof<Value>(purpose: Purpose, token: string): Promise<Value> {
	const [row] = await carrier()<{ value: string; fresh: boolean }[]>`
		delete from kernel.verification where identifier = ${kept(purpose, token)}
		returning value, expires_at > now() as fresh`;
	if (!row?.fresh) throw staleLink();
	return JSON.parse(row.value) as Value;
}

/** Links of an account that nobody used yet: ours, which name it first, and those to choose a password. */
export const forgetProofs = (account: string, since = new Date(0)) =>
	carrier()`
		delete from kernel.verification where at >= ${since}
			and (value = ${account} or starts_with(value, ${`{"account":"${account}"`}))`;
