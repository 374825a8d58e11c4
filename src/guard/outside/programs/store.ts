/** The programs that may ask, and how much they do. */
import { carrier } from '#kernel/database/connection.ts';

export type Program = {
	id: string;
	name: string;
	site: string;
	at: Date;
	usedAt: Date | null;
	asked: number;
	spam: number;
	taught: number;
	revokedAt: Date | null;
};

const columns = () => carrier()`
	id, name, site, at, used_at as "usedAt", asked::float8 as asked, spam::float8 as spam, taught::float8 as taught,
	revoked_at as "revokedAt"`;

export const keepProgram = (program: { id: string; name: string; site: string; hash: Buffer; by: string; at: Date }) =>
	carrier()`
		insert into guard.program (id, name, site, hash, by, at)
		values (${program.id}, ${program.name}, ${program.site}, ${program.hash}, ${program.by}, ${program.at})`;

export const programs = (): Promise<Program[]> =>
	carrier()<Program[]>`
		select ${columns()} from guard.program order by revoked_at is not null, at desc limit 200` as unknown as Promise<
		Program[]
	>;

export async function programCount(): Promise<number> {
	const [row] = await carrier()<{ count: number }[]>`
		select count(*)::int as count from guard.program where revoked_at is null`;
	return row!.count;
}

export async function programByHash(hash: Buffer): Promise<Program | undefined> {
	const [row] = await carrier()<Program[]>`
		select ${columns()} from guard.program where hash = ${hash} and revoked_at is null`;
	return row;
}

export async function revokeProgram(id: string, by: string, at: Date): Promise<boolean> {
	const rows = await carrier()`
		update guard.program set revoked_at = ${at}, revoked_by = ${by}
		where id = ${id} and revoked_at is null returning 1`;
	return rows.length > 0;
}

export type Use = { asked: number; spam: number; taught: number };

export const countUse = (id: string, { asked, spam, taught }: Use, at: Date) =>
	carrier()`
		update guard.program set asked = asked + ${asked}, spam = spam + ${spam}, taught = taught + ${taught},
			used_at = greatest(used_at, ${at})
		where id = ${id}`;
