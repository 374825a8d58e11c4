/** What may be done to accounts, one or many: each is undone wholly. */
import type { WayToRestrict } from '#kernel/access/restricted.ts';
import { carrier } from '#kernel/database/connection.ts';
import type { Effect, Image, Order } from '../sweeps/effect.ts';

type Row = { id: string; image: Image };

/** Rows of one table that speak of an actor, as they stand. */
const imagesOf = async (rows: PromiseLike<Row[]>): Promise<ReadonlyMap<string, Image>> =>
	new Map((await rows).map(({ id, image }) => [id, image]));

const restricting = (kind: string, how: WayToRestrict): Effect => ({
	kind,
	on: 'account',
	undoable: true,
	capture: (ids) =>
		imagesOf(carrier()<Row[]>`
			select a.id, jsonb_build_object('restricted', (select to_jsonb(r) from kernel.restricted r
				where r.actor = a.id and r.how = ${how} and r.via = '')) as image
			from kernel.actor a where a.id = any(${ids as string[]}) and a.kind <> 'house'
				and not exists (select 1 from kernel.decider d where d.account = a.id)
			order by a.id for no key update of a`),
	async apply(ids, { by, at, reason }: Order) {
		await carrier()`
			insert into kernel.restricted (actor, how, via, reason, by, at)
			select id, ${how}, '', ${reason}, ${by}, ${at} from unnest(${ids as string[]}::text[]) id
			on conflict (actor, how, via) do nothing`;
	},
	async restore(images) {
		await carrier()`
			delete from kernel.restricted where actor = any(${[...images.keys()]}) and how = ${how} and via = ''`;
		await carrier()`
			insert into kernel.restricted
			select r.* from jsonb_array_elements(${JSON.stringify([...images.values()])}::text::jsonb) p,
				jsonb_populate_record(null::kernel.restricted, p -> 'restricted') r
			where jsonb_typeof(p -> 'restricted') = 'object'`;
	}
});

const silencing = restricting('accounts.silence', 'silence');
const suspending = restricting('accounts.suspend', 'suspend');

/** No more of this person: what they have goes offline, and their mail makes no other account here. */
const ban: Effect = {
	kind: 'accounts.ban',
	on: 'account',
	undoable: true,
	capture: (ids) =>
		imagesOf(carrier()<Row[]>`
			select a.id, jsonb_build_object(
				'restricted', (select to_jsonb(r) from kernel.restricted r
					where r.actor = a.id and r.how = 'suspend' and r.via = ''),
				'mail', (select c.mail from kernel.account c where c.id = a.id),
				'bans', (select coalesce(jsonb_agg(to_jsonb(b) order by b.id), '[]') from guard.ban b
					where b.kind = 'mail' and b.value = (select c.mail from kernel.account c where c.id = a.id))) as image
			from kernel.actor a where a.id = any(${ids as string[]}) and a.kind <> 'house'
				and not exists (select 1 from kernel.decider d where d.account = a.id)
			order by a.id for no key update of a`),
	async apply(ids, order: Order) {
		const { by, at, reason } = order;
		await suspending.apply(ids, order);
		await carrier()`
			insert into guard.ban (kind, value, reason, by, at)
			select 'mail', c.mail, ${reason}, ${by}, ${at} from kernel.account c where c.id = any(${ids as string[]})
			on conflict (kind, value) where lifted_at is null do nothing`;
	},
	async restore(images, left) {
		await suspending.restore(images, left);
		await carrier()`
			delete from guard.ban b using jsonb_array_elements(${JSON.stringify([...images.values()])}::text::jsonb) p
			where b.kind = 'mail' and b.value = p ->> 'mail'
				and not exists (select 1 from jsonb_array_elements(p -> 'bans') o where (o ->> 'id')::bigint = b.id)`;
	}
};

/** Leaving later, unless they come back or somebody calls it off; `erase` takes their things along. */
const leaving = (kind: string, days: number, erase: boolean): Effect => ({
	kind,
	on: 'account',
	undoable: !erase,
	capture: (ids) =>
		imagesOf(carrier()<Row[]>`
			select c.id, jsonb_build_object('departure',
				(select to_jsonb(d) from kernel.departure d where d.account = c.id)) as image
			from kernel.account c where c.id = any(${ids as string[]})
				and not exists (select 1 from kernel.decider d where d.account = c.id)
			order by c.id for no key update of c`),
	async apply(ids, { at }: Order) {
		await carrier()`
			insert into kernel.departure (account, erase, at, due_at)
			select id, ${erase}, ${at}, ${at}::timestamptz + make_interval(days => ${days})
			from unnest(${ids as string[]}::text[]) id on conflict (account) do nothing`;
	},
	async restore(images) {
		await carrier()`delete from kernel.departure where account = any(${[...images.keys()]})`;
		await carrier()`
			insert into kernel.departure
			select d.* from jsonb_array_elements(${JSON.stringify([...images.values()])}::text::jsonb) p,
				jsonb_populate_record(null::kernel.departure, p -> 'departure') d
			where jsonb_typeof(p -> 'departure') = 'object'`;
	}
});

export const daysToComeBack = 30;

export const peopleEffects: Effect[] = [
	silencing,
	suspending,
	ban,
	leaving('accounts.remove', daysToComeBack, false),
	leaving('accounts.erase', daysToComeBack, true)
];
