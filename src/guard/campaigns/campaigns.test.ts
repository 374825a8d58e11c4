/** One decision for all of a campaign: those who came before, those who come after, and what taking it back does. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { passFor } from '#kernel/access/pass.ts';
import { type Actor, newGuest } from '#kernel/accounts/actor.ts';
import { remember } from '#kernel/accounts/store.ts';
import { perform, seatGuard } from '#kernel/actions/perform.ts';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { keepContact } from '#kernel/items/contact.ts';
import { hasWords, translator } from '#kernel/words/words.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { makeThing } from '../../../tests/things.ts';
import { keepAppeal, standingOf } from '../appeals/appeal.ts';
import { decide } from '../decisions/decide.ts';
import { caseById } from '../decisions/store.ts';
import { undo } from '../decisions/undo.ts';
import type { Evidence } from '../judge/evidence.ts';
import { reasonKey } from '../judge/reason.ts';
import type { Found, Signal } from '../judge/signal.ts';
import { known } from '../known/signal.ts';
import { signals } from '../signals.ts';
import { weigh } from '../weigh.ts';
import { campaigns } from './signal.ts';

openTestHouse();
seatGuard(weigh);

/** `(2:16)` is what two signals say together, `(1:9)` what one does: figures, which nobody is alike by. */
const told: Signal = {
	name: 'told',
	version: '1',
	cost: 'text',
	look({ text }: Evidence): Found[] {
		const [, sides, points] = /\((\d):(\d+)\)/.exec(text) ?? [];
		if (!points) return [];
		const share = Number(points) / Number(sides);
		return ['form.marks', 'manners.crowd'].slice(0, Number(sides)).map((symbol) => ({ symbol, points: share }));
	}
};

const before = [...signals];
signals.splice(0, signals.length, told, known, campaigns);
afterAll(() => void signals.splice(0, signals.length, ...before));

let ana: Actor;
beforeAll(async () => {
	const { id } = newGuest();
	await carrier()`insert into kernel.actor (id, kind, name) values (${id}, 'account', 'Ana')`;
	await carrier()`insert into kernel.account (id, name, mail) values (${id}, 'Ana', 'ana@example.org')`;
	await carrier()`insert into kernel.admin (account, by, at) values (${id}, ${id}, now())`;
	ana = { id, kind: 'account', name: 'Ana', admin: true };
});

async function writes(text: string): Promise<{ id: string; maker: string }> {
	const actor = newGuest();
	await remember(actor);
	const caller = { actor, key: null, language: 'en', place: null, address: '203.0.113.7' } as const;
	return { id: (await perform(makeThing, { text }, caller)).id, maker: actor.id };
}

const held = async ({ id }: { id: string }) => (await passFor({ tool: 'things', name: id }, null)).withheld;

async function caseOf({ id }: { id: string }) {
	const [row] = await carrier()<{ id: string }[]>`select id from guard.case where item = ${id} order by id desc`;
	return row ? (await caseById(row.id))! : null;
}

const symbolsOf = async ({ id }: { id: string }): Promise<Found[]> => {
	const [row] = await carrier()<{ symbols: Found[] }[]>`select symbols from guard.event where item = ${id}`;
	return row!.symbols;
};

const decidedOn = (id: string, what: 'quarantine' | 'fine' = 'quarantine') =>
	transaction(() => decide({ cases: [id], what, why: 'spam', words: '' }, ana, new Date()));

/** Each test has words of its own. */
const sellers: Record<string, string> = {
	zeppelin: 'sells zeppelins and spare balloons, delivered overnight with helium and ropes',
	harmonica: 'tunes harmonicas, accordions, bagpipes whatever their age, reeds included',
	kayak: 'rents kayaks, paddles, canoes, helmets beside rivers every August',
	lantern: 'paints lanterns silver, bronze, copper: choose colours, glass optional',
	marble: 'polishes marble kitchens, chimneys, staircases using diamond powder',
	pelican: 'breeds pelicans, flamingos, parrots, swans; cages extra, feathers free'
};
const seller = (what: string) => (place: string, how: string) => `${how} ${sellers[what]} (${place})`;

test('what says the same in other words follows the decision of a person, and names the case', async () => {
	const text = seller('zeppelin');
	const first = await writes(text('Brest', '(1:9)'));
	const case_ = (await caseOf(first))!;
	await decidedOn(case_.id);
	const next = await writes(text('Lille', 'nobody'));
	expect(await held(next)).toBe('quarantine');
	const follower = (await caseOf(next))!;
	expect(follower).toMatchObject({ campaign: case_.campaign, about: { inherits: expect.any(String) } });
	expect(follower.closedAt).not.toBeNull();
	const reason = (await symbolsOf(next)).find(({ symbol }) => symbol === 'known.campaign-of')!;
	expect(reason.gaps).toMatchObject({ case: case_.id });
	for (const language of ['en', 'fr'] as const) {
		expect(hasWords(language, reasonKey(reason.symbol))).toBe(true);
		expect(translator(language)(reasonKey(reason.symbol), reason.gaps)).toContain(case_.id);
	}
});

test('what a person found fine excuses what is at least as near to it', async () => {
	const text = seller('harmonica');
	const bad = await writes(text('Brest', '(1:9)'));
	await decidedOn((await caseOf(bad))!.id);
	const fine = await writes(text('Nantes', '(1:9) choir'));
	await decidedOn((await caseOf(fine))!.id, 'fine').catch(() => null);
	if ((await held(fine)) !== null) {
		const words = 'We are a choir.';
		const { id, actor } = (await caseOf(fine))!;
		await transaction(() =>
			keepAppeal({ caseId: id, words, mail: null, language: 'en', actor: actor!, at: new Date() })
		);
		const appeal = (await caseOf(fine))!;
		await transaction(() => decide({ cases: [appeal.id], what: 'granted', why: 'other', words: '' }, ana, new Date()));
	}
	expect(await held(await writes(text('Nantes', 'choir')))).toBeNull();
});

test('things that say the same wait as one campaign, whatever their words', async () => {
	const text = seller('kayak');
	const all = [];
	for (const place of ['Brest', 'Lille', 'Metz']) all.push(await writes(text(place, `(1:9) ${newId().slice(0, 3)}`)));
	const names = new Set((await Promise.all(all.map(caseOf))).map((one) => one!.campaign));
	expect(names.size).toBe(1);
	expect([...names][0]).not.toBeNull();
});

test('what was let through before is pulled back by the decision, its maker is told and may object', async () => {
	const text = seller('lantern');
	const early = await writes(text('Brest', 'somebody'));
	expect(await held(early)).toBeNull();
	await keepContact(early.id, 'dov@example.org');
	const late = await writes(text('Lille', '(1:12)'));
	const { batch } = await decidedOn((await caseOf(late))!.id);
	expect(await held(early)).toBe('quarantine');
	const [letter] = await carrier()<{ text: string }[]>`select text from kernel.letter where "to" = 'dov@example.org'`;
	expect(letter!.text).toContain('/appeals/');
	expect((await standingOf((await caseOf(early))!)).standing).toBe('against');
	await transaction(() => undo(batch, ana, new Date()));
	expect(await held(early)).toBeNull();
	expect(await held(late)).toBe('hold');
});

test('the third of a hand pulls back the one that was let through: it waits too', async () => {
	const text = seller('marble');
	const early = await writes(text('Brest', 'somebody'));
	await writes(text('Lille', '(1:9)'));
	expect(await held(early)).toBeNull();
	await writes(text('Metz', '(1:9)'));
	expect(await held(early)).toBe('hold');
	expect((await caseOf(early))!.closedAt).toBeNull();
});

test('a decision taken back shows again what only followed from it, and all of it waits for a person', async () => {
	const text = seller('pelican');
	const first = await writes(text('Brest', '(1:9)'));
	const { batch } = await decidedOn((await caseOf(first))!.id);
	const alone = await writes(text('Lille', 'nobody'));
	const bad = await writes(text('Metz', '(1:10)'));
	expect([await held(alone), await held(bad)]).toEqual(['quarantine', 'quarantine']);
	await transaction(() => undo(batch, ana, new Date()));
	expect(await held(alone)).toBeNull();
	expect(await held(bad)).toBe('quarantine');
	for (const one of [alone, bad]) expect((await caseOf(one))!.closedAt).toBeNull();
});

test('where two sides are sure nobody is asked, and its maker may object: then a person looks', async () => {
	const sure = await writes('(2:18) of an old wardrobe with mirrors and drawers');
	expect(await held(sure)).toBe('quarantine');
	const case_ = (await caseOf(sure))!;
	expect(case_.closedAt).not.toBeNull();
	expect((await standingOf(case_)).standing).toBe('against');
	const said = { words: 'It is my own wardrobe.', mail: null, language: 'en' as const };
	await transaction(() => keepAppeal({ caseId: case_.id, ...said, actor: sure.maker, at: new Date() }));
	const appeal = (await caseOf(sure))!;
	expect(appeal).toMatchObject({ kind: 'appeal', closedAt: null });
	await transaction(() => decide({ cases: [appeal.id], what: 'granted', why: 'other', words: '' }, ana, new Date()));
	expect(await held(sure)).toBeNull();
});

test('where one side alone is sure a person looks', async () => {
	const one = await writes('(1:18): sofas, cushions, blankets, pillows, curtains, carpets for every bedroom upstairs');
	expect(await held(one)).toBe('quarantine');
	expect((await caseOf(one))!.closedAt).toBeNull();
});
