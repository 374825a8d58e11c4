/** Texts alike, over the last weeks. Each asking reads a bounded number of rows, however many there are. */
import { carrier } from '#kernel/database/connection.ts';

export type Near = { id: string; campaign: string; signature: Uint8Array };

/** Wordings that share a band with this one. The bands of one wording differ by chance, so few do. */
export const nearOnes = ([one, two, three, four, five, six, seven, eight]: Int32Array): Promise<Near[]> =>
	carrier()<Near[]>`
		select id, campaign, signature from guard.near
		where band_1 = ${one!} or band_2 = ${two!} or band_3 = ${three!} or band_4 = ${four!}
			or band_5 = ${five!} or band_6 = ${six!} or band_7 = ${seven!} or band_8 = ${eight!}
		limit 200` as unknown as Promise<Near[]>;

export type Wording = { campaign: string; signature: Uint8Array; bands: Int32Array; at: Date };

export function keepWording({ campaign, signature, bands, at }: Wording) {
	const [one, two, three, four, five, six, seven, eight] = bands;
	return carrier()`
		insert into guard.near (campaign, signature, seen_at,
			band_1, band_2, band_3, band_4, band_5, band_6, band_7, band_8)
		values (${campaign}, ${Buffer.from(signature)}, ${at},
			${one!}, ${two!}, ${three!}, ${four!}, ${five!}, ${six!}, ${seven!}, ${eight!})`;
}

/** How many wordings a campaign that changes its words may leave behind. */
export const wordingsOf = async (campaign: string): Promise<number> => {
	const [row] = await carrier()<{ count: number }[]>`
		select count(*)::int as count from (select 1 from guard.near where campaign = ${campaign} limit 100) known`;
	return row!.count;
};

/** Written at most hourly: a flood does not write the same row again and again. */
export const seenAgain = (id: string, at: Date) =>
	carrier()`
		update guard.near set seen_at = ${at}
		where id = ${id} and seen_at < ${at}::timestamptz - interval '1 hour'`;

export type Copy = {
	campaign: string;
	at: Date;
	tool: string;
	/** Hashes as signed 64-bit numbers. */
	maker: bigint;
	network: bigint | null;
	item: bigint | null;
};

export type Counted = {
	/** Others like it, up to 300. */
	copies: number;
	/** Of these, by whoever sends this one, or from the same network: a school, a club room. */
	own: number;
	/** Other people, elsewhere. */
	makers: number;
	tools: number;
	/** Since the first of them. */
	minutes: number;
};

/**
 * Puts a copy down and counts those of the last day before it. Whoever edits a thing sends its text again and again:
 * all that is one copy, and none where this is another edit of theirs.
 */
export async function countWith({ campaign, at, tool, maker, network, item }: Copy): Promise<Counted> {
	const [row] = await carrier()<Counted[]>`
		with now_there as (
			insert into guard.near_copy (campaign, at, tool, maker, network, item)
			values (${campaign}, ${at}, ${tool}, ${String(maker)}::bigint, ${numbered(network)}::bigint,
				${numbered(item)}::bigint)),
		before as (
			select at, tool, maker, item, maker = ${String(maker)}::bigint
				or network is not distinct from ${numbered(network)}::bigint and network is not null as is_near
			from guard.near_copy
			where campaign = ${campaign} and at > ${at}::timestamptz - interval '1 day' order by at desc limit 300)
		select (count(*) filter (where item is null) + count(distinct (item, maker)) filter (where item is not null))::int
				as copies,
			(count(*) filter (where item is null and is_near)
				+ count(distinct (item, maker)) filter (where item is not null and is_near))::int as own,
			count(distinct maker) filter (where not is_near)::int as makers,
			count(distinct tool)::int as tools,
			coalesce(ceil(extract(epoch from ${at}::timestamptz - min(at)) / 60), 0)::int as minutes
		from before
		where item is null or maker <> ${String(maker)}::bigint or item is distinct from ${numbered(item)}::bigint`;
	return row!;
}

const numbered = (number: bigint | null): string | null => (number === null ? null : String(number));

/** The younger go by the name of the oldest from now on, at the desk too. */
export async function join(campaigns: readonly string[], at: Date): Promise<string> {
	const [oldest, ...younger] = [...campaigns].sort();
	if (younger.length === 0) return oldest!;
	await carrier()`
		with renamed as (
			update guard.near set campaign = ${oldest!} where campaign = any(${younger})),
		moved as (
			update guard.near_copy set campaign = ${oldest!}
			where campaign = any(${younger}) and at > ${at}::timestamptz - interval '1 day'),
		cases as (
			update guard.case set campaign = ${oldest!} where campaign = any(${younger}) and closed_at is null),
		events as (
			update guard.event set campaign = ${oldest!}
			where campaign = any(${younger}) and at > ${at}::timestamptz - interval '1 day'),
		followed as (
			update guard.near_joined set into_one = ${oldest!} where into_one = any(${younger}))
		insert into guard.near_joined (campaign, into_one, at)
		select campaign, ${oldest!}, ${at} from unnest(${younger}::text[]) campaign
		on conflict (campaign) do update set into_one = excluded.into_one`;
	return oldest!;
}

/** Under which name campaigns go today; only those that changed are in it. */
export async function renamed(campaigns: readonly string[]): Promise<Map<string, string>> {
	const rows = await carrier()<{ campaign: string; into: string }[]>`
		select campaign, into_one as into from guard.near_joined where campaign = any(${[...campaigns]})`;
	return new Map(rows.map(({ campaign, into }) => [campaign, into]));
}

export type Story = {
	campaign: string;
	/** Up to 1000. */
	copies: number;
	makers: number;
	networks: number;
	tools: number;
	from: Date;
	to: Date;
};

/** What is known of each campaign: how many, by how many, from where, since when. */
export const stories = (campaigns: readonly string[]): Promise<Story[]> =>
	carrier()<Story[]>`
		select c.campaign, count(*)::int as copies, count(distinct s.maker)::int as makers,
			count(distinct s.network)::int as networks, count(distinct s.tool)::int as tools,
			min(s.at) as from, max(s.at) as to
		from unnest(${[...campaigns]}::text[]) c (campaign), lateral (
			select at, tool, maker, network from guard.near_copy n
			where n.campaign = c.campaign order by at desc limit 1000) s
		group by c.campaign` as unknown as Promise<Story[]>;

/** The salt of a day, the same for every process; the first to ask makes it. */
export async function saltOf(day: string, offered: Buffer): Promise<Buffer> {
	const [row] = await carrier()<{ salt: Buffer }[]>`
		insert into guard.near_salt (day, salt) values (${day}, ${offered})
		on conflict (day) do update set salt = guard.near_salt.salt returning salt`;
	return row!.salt;
}

const daysKept = 30;

const mostAtOnce = 5_000;

/** What nobody sent for a month is forgotten, a piece at a time: no statement takes long, however much there is. */
export async function forgetPast(now: Date): Promise<void> {
	const before = new Date(now.getTime() - daysKept * 86_400_000);
	const pieces = [
		() => carrier()`
			delete from guard.near where id in (select id from guard.near where seen_at < ${before} limit ${mostAtOnce})`,
		() => carrier()`
			delete from guard.near_copy where ctid = any(array(
				select ctid from guard.near_copy where at < ${before} limit ${mostAtOnce}))`,
		() => carrier()`
			delete from guard.near_joined where campaign in (
				select campaign from guard.near_joined where at < ${before} limit ${mostAtOnce})`,
		() => carrier()`delete from guard.near_salt where day < ${now}::date - 1`
	];
	for (const piece of pieces) while ((await piece()).count >= mostAtOnce);
}
