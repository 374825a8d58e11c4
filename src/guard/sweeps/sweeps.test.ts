import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { carrier } from '#kernel/database/connection.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { oneStep } from './batch.ts';
import { type Effect, learnEffects } from './effect.ts';
import { itemEffects } from './effects/items.ts';
import { columnsOf } from './image.ts';
import { follow, gather, keepMarks, lookAt, lookFor, sign, unsign } from './plan.ts';
import { scan } from './scan.ts';
import * as store from './store.ts';
import type { Mark } from './sweep.ts';

openTestHouse();

const [ana, bo, eve] = [newId(), newId(), newId()];
const now = new Date('2027-03-01T10:00:00Z');
const asked = { by: ana, at: now, reason: 'Campaign of March' };

/** Renames an account, and gives the name back: enough to see a batch over accounts. */
const rename: Effect = {
	kind: 'accounts.rename',
	on: 'account',
	undoable: true,
	...columnsOf('kernel.actor', 'id', ['name']),
	apply: async (ids) => void (await carrier()`update kernel.actor set name = null where id = any(${ids as string[]})`)
};

beforeAll(async () => {
	learnEffects([...itemEffects, rename]);
	for (const [id, name] of [
		[ana, 'Ana'],
		[bo, 'Bo'],
		[eve, 'Eve']
	])
		await carrier()`insert into kernel.actor (id, kind, name) values (${id!}, 'account', ${name!})`;
});

beforeEach(() => carrier()`truncate guard.sweep, guard.event, kernel.item cascade`);

/** Items of Eve with their events; every tenth is in the trash already, every seventh held back. */
async function makeItems(count: number, title = 'Watch streaming'): Promise<void> {
	await carrier()`
		insert into kernel.item (id, tool, title, owner, language, at, version, trashed_at, trashed_by, trash_reason)
		select lpad(n::text, 22, 'x'), 'polls', ${title}, ${eve}, 'en', now() - n * interval '1 second', n % 5 + 1,
			case when n % 10 = 0 then now() - interval '1.234567 seconds' end, case when n % 10 = 0 then ${eve} end,
			case when n % 10 = 0 then 'wanted' end
		from generate_series(1, ${count}) n`;
	await carrier()`
		insert into kernel.withheld (item, part, how, maker, by, at)
		select id, '', 'silence', ${eve}, ${bo}, at from kernel.item where substr(id, 20)::text ~ '7$'`;
	await carrier()`
		insert into guard.event (at, tool, kind, act, item, actor, title, language, maker_kind, score, verdict, acted, links)
		select at, tool, 'polls.poll', 'polls.open', id, owner, title, 'en', 'account', 1, 'pass', true, 4 from kernel.item`;
}

const dump = async (): Promise<string> => {
	const [row] = await carrier()<{ all: string }[]>`
		select coalesce((select string_agg(i::text, e'\n' order by i.id) from kernel.item i), '') || '/' ||
			coalesce((select string_agg(w::text, e'\n' order by w.item, w.part) from kernel.withheld w), '') || '/' ||
			coalesce((select string_agg(a::text, e'\n' order by a.id) from kernel.actor a), '') as all`;
	return row!.all;
};

async function found(text: string, effect: string | null = 'items.trash'): Promise<string> {
	const id = await lookFor({ text, effect }, asked);
	expect(await scan(id)).toBe(true);
	return id;
}

async function markAll(id: string, mark: Mark = 'abuse'): Promise<void> {
	const { sample } = (await lookAt(id))!;
	await keepMarks(
		id,
		sample.map(({ target }) => ({ target, mark })),
		asked
	);
}

/** Runs to its end, a step after the other. */
async function run(id: string, most = 500): Promise<void> {
	while ((await oneStep(id, most, now)) !== null);
}

async function signedByTwo(id: string): Promise<void> {
	await sign(id, asked);
	if ((await lookAt(id))!.state === 'open') await sign(id, { ...asked, by: bo });
}

describe('A preview', () => {
	test('shows what is hit by tool and week, and a sample that the same seed draws again', async () => {
		await makeItems(400);
		const id = await found('links > 3');
		const { sweep, sample, state } = (await lookAt(id))!;
		expect(state).toBe('open');
		expect(sweep.counts).toMatchObject({ scanned: 400, things: { new: 400, old: 0, both: 0 } });
		expect(sweep.counts!.weeks.reduce((sum, week) => sum + week.new, 0)).toBe(400);
		expect(sample).toHaveLength(30);
		await carrier()`update guard.sweep set counts = null where id = ${id}`;
		await scan(id);
		expect((await lookAt(id))!.sample).toEqual(sample);
	});

	test('finds the same whether texts are read at once or only where the answer hangs on them', async () => {
		await makeItems(120);
		await carrier()`update guard.event set title = 'Meeting at the harbour' where id % 4 = 0`;
		await carrier()`update guard.event set body = 'Watch Stréaming' where id % 8 = 0`;
		const things = async (text: string) => {
			const id = await lookFor({ text, effect: null }, asked);
			await scan(id);
			return (await lookAt(id))!.sweep.counts!.things.new;
		};
		const counted = 'count maker in 30 days > 0';
		const texts = ['title has "streaming"', 'words has "streaming"', 'not title has "harbour"', 'letters > 20'];
		for (const text of [...texts, 'text matches "stream[a-z]+"', 'title has "meeting" or text has "watch"']) {
			const alone = await things(text);
			expect([text, alone > 0 && alone < 120]).toEqual([text, true]);
			expect([text, await things(`${counted} and (${text})`)]).toEqual([text, alone]);
			expect([text, await things(`not ${counted} or ${text}`)]).toEqual([text, alone]);
			expect([text, await things(`count maker in 30 days > 500 and (${text})`)]).toEqual([text, 0]);
		}
		expect(await things('count maker in 30 days > 110 and words has "streaming"')).toBeLessThan(11);
	});

	test('tells two wordings of a rule apart: what only one hits, and what both do', async () => {
		await makeItems(90, 'Watch streaming');
		await carrier()`update guard.event set title = 'Meeting', links = 9 where id % 3 = 0`;
		const id = await lookFor({ text: 'words has "streaming"', against: 'links >= 4', effect: null }, asked);
		await scan(id);
		expect((await lookAt(id))!.sweep.counts!.things).toEqual({ new: 0, old: 30, both: 60 });
	});

	test('does not see what is weighed after it was asked for', async () => {
		await makeItems(20);
		const id = await lookFor({ text: 'links > 3', effect: 'items.trash' }, asked);
		await carrier()`
			insert into guard.event (at, tool, kind, act, item, actor, language, maker_kind, score, verdict, acted, links)
			select at, tool, kind, act, item, actor, language, maker_kind, score, verdict, acted, links from guard.event`;
		await scan(id);
		expect((await lookAt(id))!.sweep.counts!.scanned).toBe(20);
	});

	test('lets nobody start before the sample is marked', async () => {
		await makeItems(40);
		const id = await found('links > 3');
		await expect(sign(id, asked)).rejects.toMatchObject({ code: 'guard.sweep-unmarked' });
		await markAll(id);
		expect(await sign(id, asked)).toBe('waits');
	});

	test('asks for a second person above one percent of the accounts, and the same person is not two', async () => {
		await makeItems(40);
		const id = await found('links > 3');
		await markAll(id);
		expect((await lookAt(id))!.standing!.objections).toContainEqual(expect.objectContaining({ why: 'accounts' }));
		expect(await sign(id, asked)).toBe('waits');
		await expect(sign(id, asked)).rejects.toMatchObject({ code: 'guard.sweep-signed-by-you' });
		await expect(keepMarks(id, [], asked)).rejects.toMatchObject({ code: 'guard.sweep-signed' });
		expect(await sign(id, { ...asked, by: bo })).toBe('started');
	});

	test('takes signatures back so that marks can change', async () => {
		await makeItems(10);
		const id = await found('links > 3');
		await markAll(id);
		await sign(id, asked);
		await unsign(id);
		await markAll(id, 'unsure');
		expect(await sign(id, { ...asked, by: bo })).toBe('waits');
	});

	test('stops a sweep over fifty thousand accounts with forty honest ones among them', async () => {
		const named = (start: string, count: number, band: number) =>
			Array.from({ length: count }, (_, place) => ({ id: `${start}${place}`, tool: 'accounts', band }));
		const honest = new Set(named('honest', 40, 1).map(({ id }) => id));
		const id = await gather(rename.kind, [...named('fake', 49_960, 0), ...named('honest', 40, 1)], asked);
		const { sample } = (await lookAt(id))!;
		expect(sample.some(({ target }) => honest.has(target))).toBe(true);
		await keepMarks(
			id,
			sample.map(({ target }) => ({ target, mark: honest.has(target) ? 'fine' : 'abuse' })),
			asked
		);
		const { standing } = (await lookAt(id))!;
		expect(standing!.signaturesNeeded).toBe(2);
		expect(standing!.estimate.likely).toBeCloseTo(40, 0);
		expect(standing!.objections.map(({ why }) => why)).toContain('most');
		expect(await sign(id, asked)).toBe('waits');
	});

	test('stops it too where nothing told the honest ones apart and none was drawn', async () => {
		const named = Array.from({ length: 50_000 }, (_, place) => ({ id: `a${place}`, tool: 'accounts', band: 0 }));
		const id = await gather(rename.kind, named, asked);
		await markAll(id);
		const { standing } = (await lookAt(id))!;
		expect(standing!.objections).toContainEqual(expect.objectContaining({ why: 'most' }));
		expect(await sign(id, asked)).toBe('waits');
	});
});

describe('A batch', () => {
	test('does exactly what its preview counted: what is gone meanwhile is said, what was marked fine is spared', async () => {
		await makeItems(300);
		const id = await found('links > 3');
		const { sample } = (await lookAt(id))!;
		await markAll(id);
		// Every tenth lies in the trash already, spared or not.
		const targets = sample.map(({ target }) => target);
		const spared = targets.find((target) => !target.endsWith('0'))!;
		await keepMarks(id, [{ target: spared, mark: 'fine' }], asked);
		const gone = targets.filter((target) => target !== spared).slice(0, 5);
		await carrier()`delete from kernel.item where id = any(${gone})`;
		await makeItemsMore();
		await signedByTwo(id);
		await run(id);
		expect(await store.outcomesOf(id)).toMatchObject({ planned: 300, done: 294, gone: 5, spared: 1, waiting: 0 });
		const [row] = await carrier()<{ count: number }[]>`
			select count(*)::int from kernel.item where trashed_by = ${bo} or (trashed_by = ${eve} and id like 'x%')`;
		expect(row!.count).toBe(294);
	});

	test('of ten thousand things is undone to the byte', async () => {
		await makeItems(10_000);
		const before = await dump();
		const id = await found('links > 3');
		await markAll(id);
		await signedByTwo(id);
		await run(id);
		expect(await store.outcomesOf(id)).toMatchObject({ planned: 10_000, done: 10_000 });
		expect(await dump()).not.toBe(before);
		await follow(id, 'undoing', asked);
		await run(id);
		expect(await store.outcomesOf(id)).toMatchObject({ undone: 10_000, changed: 0 });
		expect((await lookAt(id))!.state).toBe('undone');
		expect(await dump()).toBe(before);
	}, 60_000);

	test('leaves alone, when undone, what somebody changed since, and says so', async () => {
		await makeItems(20);
		const id = await found('links > 3');
		await markAll(id);
		await signedByTwo(id);
		await run(id);
		await carrier()`update kernel.withheld set how = 'silence', by = ${bo} where item like '%x3'`;
		// Taken out of the trash by its owner: that is where it goes anyway, and it is shown again.
		await carrier()`update kernel.item set trashed_at = null, trashed_by = null, trash_reason = null where id like '%x5'`;
		await carrier()`update kernel.item set title = 'Renamed', version = version + 1 where id like '%x4'`;
		await follow(id, 'undoing', asked);
		await run(id);
		expect(await store.outcomesOf(id)).toMatchObject({ undone: 19, changed: 1 });
		const [row] = await carrier()<{ title: string; trashed: boolean }[]>`
			select title, trashed_at is not null as trashed from kernel.item where id like '%x4'`;
		expect(row).toEqual({ title: 'Renamed', trashed: false });
		const held = await carrier()<
			{ item: string }[]
		>`select item from kernel.withheld where item like '%x3' or item like '%x5'`;
		expect(held).toMatchObject([{ item: expect.stringMatching(/x3$/) }]);
	});

	test('that breaks off in the middle goes on where it was, and does nothing twice', async () => {
		await makeItems(1000);
		const id = await found('links > 3', 'items.quarantine');
		await markAll(id);
		await signedByTwo(id);
		await oneStep(id, 300, now);
		const broken: Effect = {
			...itemEffects[0]!,
			async apply(ids, order) {
				await itemEffects[0]!.apply(ids, order);
				throw new Error('the power is gone');
			}
		};
		learnEffects([broken]);
		await expect(oneStep(id, 300, now)).rejects.toThrow('the power is gone');
		learnEffects(itemEffects);
		expect(await store.outcomesOf(id)).toMatchObject({ done: 300, waiting: 700 });
		await Promise.all([run(id, 90), run(id, 70)]);
		expect(await store.outcomesOf(id)).toMatchObject({ done: 1000 });
		const [row] = await carrier()<{ most: number }[]>`select max(version)::int as most from kernel.item`;
		expect(row!.most).toBe(6);
	});

	test('whose connection is cut in the middle of a step goes on where it was', async () => {
		await makeItems(200);
		const id = await found('links > 3', 'items.quarantine');
		await markAll(id);
		await signedByTwo(id);
		await oneStep(id, 50, now);
		const cut: Effect = {
			...itemEffects[0]!,
			async apply(ids, order) {
				await itemEffects[0]!.apply(ids, order);
				await carrier()`select pg_terminate_backend(pg_backend_pid())`;
			}
		};
		learnEffects([cut]);
		await expect(oneStep(id, 50, now)).rejects.toThrow();
		learnEffects(itemEffects);
		expect(await store.outcomesOf(id)).toMatchObject({ done: 50, waiting: 150 });
		await run(id);
		const [row] = await carrier()<
			{ held: number }[]
		>`select count(*)::int as held from kernel.withheld where by = ${bo}`;
		expect(row!.held).toBe(200);
	});

	test('can be paused, resumed, stopped, and undone from where it stopped', async () => {
		await makeItems(100);
		const before = await dump();
		const id = await found('links > 3');
		await markAll(id);
		await signedByTwo(id);
		await oneStep(id, 30, now);
		await follow(id, 'paused', asked);
		expect(await oneStep(id, 30, now)).toBeNull();
		await follow(id, 'resumed', asked);
		await oneStep(id, 30, now);
		await follow(id, 'stopped', asked);
		await expect(follow(id, 'resumed', asked)).rejects.toMatchObject({ code: 'guard.sweep-moved' });
		await follow(id, 'undoing', asked);
		await run(id);
		expect(await dump()).toBe(before);
	});

	test('never takes a poll away for a comment somebody else wrote in it', async () => {
		await makeItems(5);
		await carrier()`update guard.event set part = 'comment:' || id, kind = 'polls.comment'`;
		expect((await lookAt(await found('links > 3', 'items.trash')))!.sweep.counts!.things.new).toBe(0);
		const id = await found('links > 3', 'items.quarantine');
		await markAll(id);
		await signedByTwo(id);
		await run(id);
		const parts = await carrier()<{ part: string }[]>`select part from kernel.withheld where by = ${bo} and part <> ''`;
		expect(parts.length).toBe(5);
	});
});

const makeItemsMore = () => carrier()`
	insert into kernel.item (id, tool, title, owner, language)
	select 'later' || n, 'polls', 'Watch streaming', ${eve}, 'en' from generate_series(1, 10) n`;
