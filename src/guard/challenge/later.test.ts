/** What is doubtful a little is shown a little later. */
import { afterAll, expect, test } from 'vitest';
import type { Refusal } from '#base/refusal.ts';
import { admit, passFor } from '#kernel/access/pass.ts';
import { letGoDue, withhold } from '#kernel/access/withheld.ts';
import { house, newGuest } from '#kernel/accounts/actor.ts';
import { remember } from '#kernel/accounts/store.ts';
import type { FormTrace } from '#kernel/actions/action.ts';
import { perform, seatGuard } from '#kernel/actions/perform.ts';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { makeThing } from '../../../tests/things.ts';
import type { Signal } from '../judge/signal.ts';
import { signals } from '../signals.ts';
import { weigh } from '../weigh.ts';
import { showLater } from './later.ts';

openTestHouse({ RATE_LIMITS: 'on' });
seatGuard(weigh);

const told: Signal = {
	name: 'told',
	version: '1',
	cost: 'text',
	look: ({ text }) => {
		const points = Number(/\((\d)\)/.exec(text)?.[1] ?? (text.includes('https') ? 3.5 : 5));
		return [{ symbol: 'words.told', points }];
	}
};
const before = [...signals];
signals.splice(0, signals.length, told);
afterAll(() => void signals.splice(0, signals.length, ...before));

const byHand: FormTrace = { seconds: 40, trapped: false, confirmed: false, work: null, inOrder: true };

let next = 0;
const elsewhere = () => `203.0.113.${++next}`;

async function writes(form: FormTrace | null, text = 'Words that are doubtful a little', days = 0, from = elsewhere()) {
	const actor = newGuest();
	await remember(actor);
	await carrier()`update kernel.actor set at = now() - make_interval(days => ${days}) where id = ${actor.id}`;
	const caller = { actor, key: null, language: 'en', place: null, address: from, form } as const;
	return { actor, ...(await perform(makeThing, { text }, caller)) };
}

const held = async (id: string) => (await passFor({ tool: 'things', name: id }, null)).withheld;
const opensAt = async (id: string) => (await passFor({ tool: 'things', name: id }, null)).opensAt('');
const soon = () => new Date(Date.now() + 60_000);

test('whoever filled in a form as people do sees it at once, and others within a minute', async () => {
	const { id, actor } = await writes(byHand);
	expect(await held(id)).toBe('hold');
	const own = await passFor({ tool: 'things', name: id }, actor);
	expect(own.can('manage')).toBe(true);
	expect(own.opensAt('')!.getTime()).toBeGreaterThan(Date.now());
	expect(await carrier()`select 1 from guard.case where item = ${id}`).toEqual([]);
	await letGoDue(new Date());
	expect(await held(id)).toBe('hold');
	await letGoDue(soon());
	expect(await held(id)).toBeNull();
});

test.each([
	['a program', null],
	['whoever was too quick', { ...byHand, seconds: 1 }],
	['whoever sent the fields in another order', { ...byHand, inOrder: false }]
])('%s is asked to come back later, as before', async (_who, form) => {
	await expect(writes(form)).rejects.toMatchObject({ code: 'guard.slow' });
});

test('whoever has the link meanwhile is told that it opens, and when', async () => {
	const { id } = await writes(byHand);
	const pass = await passFor({ tool: 'things', name: id }, newGuest());
	const refused = await Promise.try(() => admit(pass, 'read')).catch((problem: Refusal) => problem);
	expect(refused).toMatchObject({ code: 'kernel.not-yet', status: 403 });
	const { retryAfter } = (refused as Refusal).details;
	expect(retryAfter).toBeGreaterThan(0);
	expect(retryAfter).toBeLessThanOrEqual(60);
});

test('what turned out to be bad meanwhile is not shown when its time comes', async () => {
	const { id, actor } = await writes(byHand);
	await transaction(() => withhold({ item: id, part: '', how: 'hold', maker: actor.id }, house.id, new Date()));
	// Nor when its maker writes on what is doubtful only a little.
	const later = { item: id, part: '', maker: actor.id, until: soon(), at: new Date() };
	await transaction(() => showLater(later));
	await letGoDue(soon());
	expect(await held(id)).toBe('hold');
});

test('links of a stranger that look doubtful are seen a minute later; of whoever was here before at once', async () => {
	const text = 'Look what I found at https://lanterns.example today';
	const { id } = await writes(byHand, text);
	expect(await held(id)).toBe('hold');
	await letGoDue(new Date(Date.now() + 61_000));
	expect(await held(id)).toBeNull();
	expect(await held((await writes(byHand, text, 3)).id)).toBeNull();
});

test('what looks more doubtful is seen a minute later too, and nobody has to calculate for it', async () => {
	const { id } = await writes(byHand, 'Words that are quite doubtful (7)');
	expect(await held(id)).toBe('hold');
	expect(await opensAt(id)).toBeInstanceOf(Date);
	await letGoDue(new Date(Date.now() + 61_000));
	expect(await held(id)).toBeNull();
});

test('whoever comes with such again and again has some work to do', async () => {
	const from = elsewhere();
	for (let time = 0; time < 3; time++) await writes(byHand, 'Words that are quite doubtful (7)', 0, from);
	await expect(writes(byHand, 'Words that are quite doubtful (7)', 0, from)).rejects.toMatchObject({
		code: 'guard.challenge'
	});
});

test('a program has some work to do at once', async () => {
	await expect(writes(null, 'Words that are quite doubtful (7)')).rejects.toMatchObject({ code: 'guard.challenge' });
});

test('of whoever was here before the doubtful words are seen a minute later; of a stranger a person looks first', async () => {
	const known = await writes(byHand, 'Words that are very doubtful (9)', 3);
	expect(await opensAt(known.id)).toBeInstanceOf(Date);
	expect(await carrier()`select 1 from guard.case where item = ${known.id}`).toEqual([]);
	const stranger = await writes(byHand, 'Words that are very doubtful (9)');
	expect(await opensAt(stranger.id)).toBeFalsy();
	expect(await carrier()`select 1 from guard.case where item = ${stranger.id}`).toHaveLength(1);
});
