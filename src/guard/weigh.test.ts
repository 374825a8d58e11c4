/** The guard in its seat, over a tool of its own whose words say what they deserve. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { passFor } from '#kernel/access/pass.ts';
import { letGo } from '#kernel/access/withheld.ts';
import { type Actor, newGuest } from '#kernel/accounts/actor.ts';
import { remember } from '#kernel/accounts/store.ts';
import { action } from '#kernel/actions/action.ts';
import { type Caller, perform, seatGuard } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { readSettings, settings, useSettings } from '#kernel/settings/settings.ts';
import { openTestHouse } from '../../tests/house.ts';
import { makeThing } from '../../tests/things.ts';
import type { Signal } from './judge/signal.ts';
import { signals } from './signals.ts';
import { forgetThresholds } from './thresholds.ts';
import { weigh } from './weigh.ts';

openTestHouse();
seatGuard(weigh);

const told: Signal = {
	name: 'told',
	version: '1',
	cost: 'text',
	look({ text }) {
		if (text.includes('breaks')) throw new Error('a list is missing');
		const points = Number(/scores (\d+)/.exec(text)?.[1] ?? 0);
		if (text === 'one held') return [{ symbol: 'told.so', points: 1, floor: 'hold' }];
		return points ? [{ symbol: 'told.so', points }] : [];
	}
};
// The house's own have a say in their own tests.
signals.splice(0);
signals.push(told);
signals.push({ name: 'silent', version: '1', cost: 'question', look: () => new Promise(() => {}) });

const say = action({
	name: 'things.say',
	on: 'thing',
	input: z.object({ thing: z.string(), text: z.string() }),
	may: () => true,
	weigh: ({ input }) => ({ kind: 'comment', effort: 1, words: [input.text] }),
	parts: () => ['comment:1'],
	run: async () => {}
});

const write = action({
	name: 'things.write',
	on: 'thing',
	input: z.object({ thing: z.string(), text: z.string() }),
	may: () => true,
	weigh: ({ input }) => ({ kind: 'letter', effort: 3, words: [input.text], mails: 3 }),
	run: async () => {
		sent++;
	}
});
let sent = 0;

const callerOf = (actor: Actor): Caller => ({
	actor,
	key: null,
	language: 'en',
	place: null,
	address: '203.0.113.7'
});
const someone = async (): Promise<Actor> => {
	const guest = newGuest();
	await remember(guest);
	return guest;
};
const words = (score: number) => `A text of some length that scores ${score}`;
const events = (item: string) => carrier()`select * from guard.event where item = ${item} order by id`;
const openCases = (item: string) => carrier()`select * from guard.case where item = ${item} and closed_at is null`;
const refusalOf = (deed: Promise<unknown>) => deed.then(() => null).catch(({ code }) => code);

afterEach(() => {
	useSettings({ ...settings(), GUARD: 'on' });
	forgetThresholds();
	vi.restoreAllMocks();
});

describe('what is weighed', () => {
	test('passes, and leaves an event that says why', async () => {
		const { id } = await perform(makeThing, { text: words(1) }, callerOf(await someone()));
		const [event] = await events(id);
		expect(event).toMatchObject({ kind: 'things.thing', verdict: 'pass', score: 1, acted: true });
		expect(event!.symbols).toEqual([{ symbol: 'told.so', points: 1 }]);
		expect(event!.versions).toEqual({ told: '1' });
		expect(await openCases(id)).toEqual([]);
	});

	test('a signal that fails or stays silent is unknown, never bad, and holds nothing for longer than it may', async () => {
		const started = performance.now();
		const { id } = await perform(makeThing, { text: `${words(0)} and breaks` }, callerOf(await someone()));
		expect(performance.now() - started).toBeLessThan(15_000);
		const [event] = await events(id);
		expect(event).toMatchObject({ verdict: 'pass', score: 0 });
		expect(new Set(event!.unknown)).toEqual(new Set(['told', 'silent']));
	});

	test('is not written down where the address of a visitor would be seen', async () => {
		const { id } = await perform(makeThing, { text: words(1) }, callerOf(await someone()));
		expect(JSON.stringify(await events(id))).not.toContain('203.0.113');
		expect((await events(id))[0]!.place).toMatch(/^[\w-]{16}$/);
	});
});

describe('verdicts', () => {
	test('what a rule holds is held, however few its words and its points', async () => {
		const maker = await someone();
		const { id } = await perform(makeThing, { text: words(0) }, callerOf(maker));
		await perform(say, { thing: id, text: 'one held' }, callerOf(maker));
		expect((await passFor({ tool: 'things', name: id }, null)).hides('comment:1')).toBe(true);
	});

	test('hold: its maker alone sees it, a case waits, and letting go brings it back', async () => {
		const maker = await someone();
		const { id } = await perform(makeThing, { text: words(10) }, callerOf(maker));
		const place = { tool: 'things', name: id };
		expect(await openCases(id)).toMatchObject([{ kind: 'hold', actor: maker.id }]);
		const other = await refusalOf(perform(say, { thing: id, text: 'hello' }, callerOf(await someone())));
		expect(other).toBe('kernel.withheld');
		expect((await passFor(place, maker)).withheld).toBe('hold');
		await letGo({ item: id, part: '' });
		expect((await passFor(place, null)).withheld).toBeNull();
	});

	test('a part of an item is held alone: the rest stays', async () => {
		const { id } = await perform(makeThing, { text: words(0) }, callerOf(await someone()));
		const talker = await someone();
		await perform(say, { thing: id, text: words(15) }, callerOf(talker));
		const stranger = await passFor({ tool: 'things', name: id }, null);
		expect(stranger.withheld).toBeNull();
		expect(stranger.sees('comment:1')).toBe(false);
		expect(stranger.sees('comment:2')).toBe(true);
		expect((await passFor({ tool: 'things', name: id }, talker)).sees('comment:1')).toBe(true);
	});

	test.each([
		[5, 'guard.slow'],
		[7, 'guard.challenge'],
		[50, 'guard.refused']
	])('%i points end in %s, and nothing is written', async (points, code) => {
		const maker = await someone();
		expect(await refusalOf(perform(makeThing, { text: words(points) }, callerOf(maker)))).toBe(code);
		expect(await carrier()`select 1 from kernel.item where owner = ${maker.id}`).toEqual([]);
		const [stopped] = await carrier()`select * from guard.event order by id desc limit 1`;
		expect(stopped).toMatchObject({ acted: true, actor: null, place: null, item: null, score: points });
	});

	test('letters that are to be looked at first do not leave, and what they are of waits with them', async () => {
		const maker = await someone();
		const { id } = await perform(makeThing, { text: words(0) }, callerOf(maker));
		expect(await refusalOf(perform(write, { thing: id, text: words(10) }, callerOf(maker)))).toBe(
			'guard.waits-for-review'
		);
		expect(sent).toBe(0);
		expect(await openCases(id)).toMatchObject([{ kind: 'hold', actor: maker.id }]);
		expect((await passFor({ tool: 'things', name: id }, null)).withheld).toBe('hold');
		await letGo({ item: id, part: '' });
		await perform(write, { thing: id, text: words(0) }, callerOf(maker));
		expect(sent).toBe(1);
	});

	test('the desk may choose other thresholds, for one kind alone', async () => {
		const by = (await someone()).id;
		await carrier()`insert into guard.threshold values ('things.thing', 'hold', 2, ${by}, now())`;
		forgetThresholds();
		const { id } = await perform(makeThing, { text: words(2) }, callerOf(await someone()));
		expect(await openCases(id)).toHaveLength(1);
		await carrier()`delete from guard.threshold`;
	});

	test('in shadow it judges and counts, and never acts', async () => {
		useSettings({ ...settings(), GUARD: 'shadow' });
		const { id } = await perform(makeThing, { text: words(50) }, callerOf(await someone()));
		expect(await events(id)).toMatchObject([{ verdict: 'refuse', acted: false }]);
		expect(await openCases(id)).toEqual([]);
	});

	test('turned off it looks at nothing', async () => {
		useSettings(readSettings({ DATA_DIR: settings().DATA_DIR, GUARD: 'off', LOG_LEVEL: 'error' }));
		const { id } = await perform(makeThing, { text: words(50) }, callerOf(await someone()));
		expect(await events(id)).toEqual([]);
	});
});
