/** Proof of work by ALTCHA (version 2, PBKDF2), made and checked here: nobody else is asked. */
import { createHash, randomInt } from 'node:crypto';
import { type Challenge, createChallenge, type Payload, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { derived } from '#kernel/settings/secret.ts';
import type { Evidence } from '../judge/evidence.ts';
import { rounds } from './price.ts';
import { spendOnce } from './store.ts';

export type { Challenge } from 'altcha-lib';

/** What a proof counts for: these very words, by this very person. */
export type Bound = { deed: string; who: string };

const secondsValid = 20 * 60;
const mostLetters = 4000;

const secretOf = (what: string): string => derived('altcha', what).toString('base64url');

const digest = (...parts: (string | null)[]): string =>
	createHash('sha256').update(parts.join('\0')).digest('base64url').slice(0, 22);

/** @param who a session, a guest, or where somebody without either comes from. */
export const boundTo = ({ act, item, title, text }: Evidence, who: string): Bound => ({
	deed: digest(act, item, title, text),
	who: digest(who)
});

/** @param price steps, as one has to try on average. */
export const makeChallenge = (bound: Bound, price: number, now: Date): Promise<Challenge> =>
	createChallenge({
		algorithm: 'PBKDF2/SHA-256',
		cost: rounds,
		counter: randomInt(1, 2 * price),
		deriveKey,
		data: { ...bound, price },
		expiresAt: new Date(now.getTime() + secondsValid * 1000),
		hmacSignatureSecret: secretOf('challenge'),
		hmacKeySignatureSecret: secretOf('key')
	});

function payloadOf(work: string): Payload | null {
	if (work.length > mostLetters) return null;
	try {
		const read = JSON.parse(Buffer.from(work, 'base64').toString()) as Payload;
		return typeof read?.challenge?.parameters === 'object' && read.challenge.parameters !== null ? read : null;
	} catch {
		return null;
	}
}

/** A proof is good once, for what it was asked for; the same one never again, whichever process is asked. */
export async function isProof(work: string, bound: Bound, now: Date): Promise<boolean> {
	const payload = payloadOf(work);
	if (!payload) return false;
	const { data, expiresAt, nonce } = payload.challenge.parameters;
	if (data?.deed !== bound.deed || data?.who !== bound.who || !expiresAt) return false;
	const { verified } = await verifySolution({
		...payload,
		deriveKey,
		hmacSignatureSecret: secretOf('challenge'),
		hmacKeySignatureSecret: secretOf('key')
	}).catch(() => ({ verified: false }));
	return verified && spendOnce(`work ${nonce}`, new Date(Math.max(expiresAt * 1000, now.getTime()) + 60_000));
}
