/** Personal tokens for the API: made by an account, each with its scopes, shown once. */
import { createHash, randomBytes } from 'node:crypto';
import { newId } from '#base/ids.ts';
import { carrier } from '../database/connection.ts';
import type { Actor } from './actor.ts';

const start = 'archipel_';

export const isToken = (text: string): boolean => /^archipel_[A-Za-z0-9_-]{43}$/.test(text);

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

export type TokenOwner = { actor: Actor; scopes: string[] };

type OwnerRow = {
	id: string;
	name: string;
	admin: boolean;
	moderator: boolean;
	scopes: string[];
	token: string;
	stale: boolean;
};

/** One look-up by an index; the last use is written down at most hourly, and nobody waits for it. */
export async function actorOfToken(text: string): Promise<TokenOwner | null> {
	const [row] = await carrier()<OwnerRow[]>`
		select t.account as id, a.name, t.scopes, t.id as token,
			exists (select 1 from kernel.admin d where d.account = t.account) as admin,
			exists (select 1 from kernel.moderator m where m.account = t.account) as moderator,
			t.used_at is null or t.used_at < now() - interval '1 hour' as stale
		from kernel.token t join kernel.actor a on a.id = t.account
		where t.hash = ${hashOf(text)} and (t.expires_at is null or t.expires_at > now())`;
	if (!row) return null;
	if (row.stale) void touch(row.token).catch(() => {});
	const { id, name, admin, moderator, scopes } = row;
	return { actor: { id, kind: 'account', name, admin, moderator }, scopes };
}

const touch = (token: string) => carrier()`update kernel.token set used_at = now() where id = ${token}`;

export type Token = {
	id: string;
	name: string;
	scopes: string[];
	at: Date;
	usedAt: Date | null;
	expiresAt: Date | null;
};

export const tokensOf = (account: string): Promise<Token[]> =>
	carrier()<Token[]>`
		select id, name, scopes, at, used_at as "usedAt", expires_at as "expiresAt"
		from kernel.token where account = ${account} order by at desc limit 100` as unknown as Promise<Token[]>;

/** @returns the text of the token: the only time it is known. */
export async function keepToken(token: Pick<Token, 'name' | 'scopes' | 'expiresAt'> & { account: string }) {
	const text = `${start}${randomBytes(32).toString('base64url')}`;
	const { account, name, scopes, expiresAt } = token;
	await carrier()`
		insert into kernel.token (id, account, name, hash, scopes, expires_at)
		values (${newId()}, ${account}, ${name}, ${hashOf(text)}, ${scopes}, ${expiresAt})`;
	return text;
}

export const revokeToken = (account: string, token: string) =>
	carrier()`delete from kernel.token where account = ${account} and id = ${token}`;
