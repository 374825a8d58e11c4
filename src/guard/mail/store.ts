/** What is remembered of mail: what came back, what domains did, and who was asked to come again. */
import { carrier } from '#kernel/database/connection.ts';

export type BounceKind = 'permanent' | 'temporary' | 'complaint';
export type SentLetter = { id: string; to: string; writer: string | null };

/** The letter of this host with that id, while it is kept. */
export async function letterOf(id: string): Promise<SentLetter | null> {
	const [row] = await carrier()<SentLetter[]>`select id, "to", writer from kernel.letter where id = ${id}`;
	return row ?? null;
}

export type NewBounce = {
	mail: Buffer;
	kind: BounceKind;
	cause: string;
	status: string | null;
	said: string;
	letter: SentLetter | null;
};

/** @returns false where it was told before. */
export async function keepBounce({ mail, kind, cause, status, said, letter }: NewBounce, now: Date): Promise<boolean> {
	const rows = await carrier()`
		insert into guard.bounce (mail, kind, cause, status, said, letter, writer, at)
		values (${mail}, ${kind}, ${cause}, ${status}, ${said}, ${letter?.id ?? null}, ${letter?.writer ?? null}, ${now})
		on conflict (letter, mail, kind) where letter is not null do nothing returning 1`;
	return rows.length > 0;
}

export type KnownBounce = { kind: BounceKind; cause: string; status: string | null; at: Date };

/** Only those that name a letter which went there. Newest first. */
export const bouncesOf = (mail: Buffer, since: Date) =>
	carrier()<KnownBounce[]>`
		select kind, cause, status, at from guard.bounce
		where mail = ${mail} and letter is not null and at > ${since} order by at desc limit 50`;

export const forgetBouncesOf = (mail: Buffer) => carrier()`delete from guard.bounce where mail = ${mail}`;

export async function bouncesSince(since: Date): Promise<number> {
	const [row] = await carrier()<{ count: number }[]>`
		select count(*)::int as count from guard.bounce
		where at > ${since} and kind = 'permanent' and letter is not null`;
	return row!.count;
}

export type WriterRecord = { dead: number; complaints: number };

/** What became of the letters somebody had sent. */
export async function recordOf(writer: string, since: Date): Promise<WriterRecord> {
	const [row] = await carrier()<WriterRecord[]>`
		select (count(*) filter (where kind = 'permanent' and cause = 'address'))::int as dead,
			(count(*) filter (where kind = 'complaint'))::int as complaints
		from guard.bounce where writer = ${writer} and at > ${since} and letter is not null`;
	return row!;
}

/** Reads through the letters: asked only of those whose letters came back. */
export async function lettersOf(writer: string, since: Date): Promise<number> {
	const [row] = await carrier()<{ count: number }[]>`
		select count(*)::int as count from kernel.letter where writer = ${writer} and at > ${since}`;
	return row!.count;
}

export async function hasOpenCase(campaign: string): Promise<boolean> {
	const rows = await carrier()`select 1 from guard.case where campaign = ${campaign} and closed_at is null limit 1`;
	return rows.length > 0;
}

const halfLifeDays = 45;

export async function noteDomain(domain: string, was: 'good' | 'bad', now: Date): Promise<void> {
	const [good, bad] = was === 'good' ? [1, 0] : [0, 1];
	const faded = carrier()`power(0.5, greatest(extract(epoch from ${now}::timestamptz - d.at), 0) / ${halfLifeDays * 86_400})`;
	await carrier()`
		insert into guard.domain_reputation as d (domain, good, bad, at) values (${domain}, ${good}, ${bad}, ${now})
		on conflict (domain) do update set good = d.good * ${faded} + ${good}, bad = d.bad * ${faded} + ${bad}, at = ${now}`;
}

export type Reputation = { good: number; bad: number };

export async function reputationOf(domain: string, now: Date): Promise<Reputation | null> {
	const [row] = await carrier()<Reputation[]>`
		select (good * faded)::float8 as good, (bad * faded)::float8 as bad
		from guard.domain_reputation d,
			lateral power(0.5, greatest(extract(epoch from ${now}::timestamptz - d.at), 0) / ${halfLifeDays * 86_400}) faded
		where domain = ${domain}`;
	return row ?? null;
}

export type GreyRow = { firstAt: Date; passedAt: Date | null };

/** Notes that they came; those who come again after a while, but not after days, are let in from then on. */
export async function noteTriplet(
	triplet: Buffer,
	now: Date,
	rules: { wait: number; forget: number }
): Promise<GreyRow> {
	const [row] = await carrier()<GreyRow[]>`
		insert into guard.greylist as g (triplet, first_at, last_at) values (${triplet}, ${now}, ${now})
		on conflict (triplet) do update set
			last_at = ${now},
			first_at = case when g.passed_at is null and g.first_at < ${now}::timestamptz - make_interval(secs => ${rules.forget})
				then ${now} else g.first_at end,
			passed_at = case when g.passed_at is null
				and g.first_at between ${now}::timestamptz - make_interval(secs => ${rules.forget})
					and ${now}::timestamptz - make_interval(secs => ${rules.wait})
				then ${now} else g.passed_at end
		returning first_at as "firstAt", passed_at as "passedAt"`;
	return row!;
}

const daysKept = { bounces: 180, reputation: 400, greylist: 35 };

/** What is too old to say anything is forgotten. */
export async function forgetOldMail(now: Date): Promise<void> {
	const since = (days: number) => new Date(now.getTime() - days * 86_400_000);
	await carrier()`delete from guard.bounce where at < ${since(daysKept.bounces)}`;
	await carrier()`delete from guard.domain_reputation where at < ${since(daysKept.reputation)}`;
	await carrier()`delete from guard.greylist where last_at < ${since(daysKept.greylist)}`;
}
