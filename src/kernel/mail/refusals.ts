/**
 * Each kind of letter can be refused by the link in it, without signing in. The link names the kind and a keyed hash of
 * the address, under a seal of this host: nothing is looked up, and the address stands in neither link nor table.
 */
import { timingSafeEqual } from 'node:crypto';
import { tidyMailAddress } from '#base/addresses.ts';
import { carrier } from '../database/connection.ts';
import { derived } from '../settings/secret.ts';
import { settings } from '../settings/settings.ts';

export type RefusalClaim = { mail: Buffer; kind: string };

const length = 16;

export const hashOfMail = (mail: string): Buffer =>
	derived('letters to', tidyMailAddress(mail).toLowerCase()).subarray(0, length);

const sealOf = (content: string): Buffer => derived('refusal of letters', content).subarray(0, length);

export function refusalToken(mail: string, kind: string): string {
	const content = `${hashOfMail(mail).toString('base64url')}~${kind}`;
	return `${content}~${sealOf(content).toString('base64url')}`;
}

/** @returns null for a token this host did not write. */
export function claimOf(token: string): RefusalClaim | null {
	const [mail, kind, seal] = token.split('~');
	if (!mail || !kind || !seal) return null;
	const expected = sealOf(`${mail}~${kind}`);
	const given = Buffer.from(seal, 'base64url');
	if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
	return { mail: Buffer.from(mail, 'base64url'), kind };
}

export const refusalLink = (mail: string, kind: string): string =>
	`${settings().BASE_URL}/notices/refuse/${refusalToken(mail, kind)}`;

export async function isRefused({ mail, kind }: RefusalClaim): Promise<boolean> {
	const rows = await carrier()`select 1 from kernel.refusal_of_letters where mail = ${mail} and kind = ${kind}`;
	return rows.length > 0;
}

export const refuseLetters = ({ mail, kind }: RefusalClaim) =>
	carrier()`insert into kernel.refusal_of_letters (mail, kind) values (${mail}, ${kind}) on conflict do nothing`;

export const allowLetters = ({ mail, kind }: RefusalClaim) =>
	carrier()`delete from kernel.refusal_of_letters where mail = ${mail} and kind = ${kind}`;

/** The kinds an address refused. */
export async function refusedKinds(mail: string): Promise<Set<string>> {
	const rows = await carrier()<{ kind: string }[]>`
		select kind from kernel.refusal_of_letters where mail = ${hashOfMail(mail)}`;
	return new Set(rows.map(({ kind }) => kind));
}
