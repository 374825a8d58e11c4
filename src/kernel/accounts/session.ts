/** Which account a request belongs to, and the sessions of an account. */
import { carrier } from '../database/connection.ts';
import { sessionDays } from './account.ts';
import type { Actor } from './actor.ts';
import { tokenIn } from './cookie.ts';

type Row = { id: string; name: string; admin: boolean; moderator: boolean; session: string; stale: boolean };

/** One look-up by an index; the last use is written down at most hourly, and nobody waits for it. */
export async function accountOf(headers: Headers): Promise<Actor | null> {
	const token = tokenIn(headers.get('cookie'));
	if (token === null) return null;
	const [row] = await carrier()<Row[]>`
		select s.account as id, a.name, s.id as session,
			exists (select 1 from kernel.admin d where d.account = s.account) as admin,
			exists (select 1 from kernel.moderator m where m.account = s.account) as moderator,
			s.used_at < now() - interval '1 hour' as stale
		from kernel.session s join kernel.actor a on a.id = s.account
		where s.token = ${token} and s.expires_at > now() and s.used_at > now() - make_interval(days => ${sessionDays})`;
	if (!row) return null;
	if (row.stale) void touch(row.session).catch(() => {});
	const { id, name, admin, moderator } = row;
	return { id, kind: 'account', name, admin, moderator };
}

const touch = (session: string) => carrier()`update kernel.session set used_at = now() where id = ${session}`;

export type Session = { id: string; browser: string | null; at: Date; usedAt: Date; current: boolean };

/** @param cookie of the browser that asks: its own session is marked. */
export async function sessionsOf(account: string, cookie: string | null): Promise<Session[]> {
	const token = tokenIn(cookie);
	return carrier()<Session[]>`
		select id, browser, at, used_at as "usedAt", token = ${token} as current
		from kernel.session
		where account = ${account} and expires_at > now() and used_at > now() - make_interval(days => ${sessionDays})
		order by token = ${token} desc, used_at desc
		limit 100`;
}

/** Ends one session of an account. */
export const endSession = (account: string, session: string) =>
	carrier()`delete from kernel.session where account = ${account} and id = ${session}`;

/** Ends every session of an account but the one of this browser. */
export const endOtherSessions = (account: string, cookie: string | null) =>
	carrier()`delete from kernel.session where account = ${account} and token is distinct from ${tokenIn(cookie)}`;

export const endAllSessions = (account: string) => carrier()`delete from kernel.session where account = ${account}`;

/** Ends the session a browser shows. */
export const endSessionOf = (cookie: string | null) =>
	carrier()`delete from kernel.session where token = ${tokenIn(cookie)}`;
