/** Texts that are far too large, and texts as large as the guard reads: nobody else waits for them. */
import { expect, test } from 'vitest';
import '#entries/house.ts';
import { signals } from '#guard/signals.ts';
import { weigh } from '#guard/weigh.ts';
import { newGuest } from '#kernel/accounts/actor.ts';
import { remember } from '#kernel/accounts/store.ts';
import type { Action } from '#kernel/actions/action.ts';
import { openTestHouse } from '../house.ts';
import { startHouse } from '../running/house.ts';
import { lunch } from '../running/polls.ts';

openTestHouse();

const kilobytes = (text: string, count: number) => text.repeat(Math.ceil((count * 1024) / text.length));

test('a text of 10 MB is refused by its size, by form and by program, and the house answers on', async () => {
	const house = await startHouse({ LOG_LEVEL: 'error' });
	const long = kilobytes('Bonjour, ', 10_240);
	const byProgram = await house.api('POST', '/polls', { ...lunch, settings: { description: long } });
	expect([413, 422]).toContain(byProgram.status);
	const fields = new URLSearchParams({ verb: 'open', title: 'Lunch', description: long });
	const byForm = await house.ask('/polls/new/choice', {
		method: 'POST',
		body: fields,
		headers: { origin: house.url, 'sec-fetch-site': 'same-origin' }
	});
	expect([413, 404]).toContain(byForm.status);
	expect((await house.ask('/')).status).toBe(200);
	expect((await house.api('POST', '/polls', lunch)).status).toBe(201);
	expect(await house.stop()).toBe(0);
}, 60_000);

const act = { name: 'polls.open' } as Action;

async function weighed(text: string) {
	const actor = newGuest();
	await remember(actor);
	const deed = { input: {}, actor, now: new Date(), language: 'fr' as const };
	const started = performance.now();
	await weigh(act, { kind: 'poll', effort: 5, title: 'A text', words: [text] }, deed, {
		actor,
		key: null,
		language: 'fr',
		place: null,
		address: '203.0.113.9'
	}).catch(({ code }) => expect(code).toMatch(/^guard\./));
	return performance.now() - started;
}

test.each([
	['plain words', 'La réunion est mardi, venez nombreuses et nombreux. '],
	['one letter', 'a'],
	['dots', '.'],
	['brackets', '[]('],
	['addresses', 'https://www.town.example/a?b=c#d '],
	['addresses without an end', 'http://'],
	['letters set apart', 'v i a g r a '],
	['mixed scripts', 'пaypаl '],
	['marks upon marks', 'e\u0301\u0302\u0303'],
	['pictures', '🎉✅'],
	['unseen signs', 'a\u200b'],
	['what patterns fear', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!']
])('200 KB of %s are weighed while nobody waits for long', async (_what, piece) => {
	await weighed('A word to warm up, and some more of them');
	expect(await weighed(kilobytes(piece, 200))).toBeLessThan(4_000);
});

test('however many signals hang, they share one deadline', async () => {
	const hanging = Array.from({ length: 20 }, (_, number) => ({
		name: `hangs.${number}`,
		version: '1',
		cost: number % 2 ? ('question' as const) : ('last' as const),
		look: () => new Promise<never>(() => {})
	}));
	const before = [...signals];
	signals.push(...hanging);
	try {
		expect(await weighed('A text that twenty signals never say anything of')).toBeLessThan(3_000);
	} finally {
		signals.splice(0, signals.length, ...before);
	}
});
