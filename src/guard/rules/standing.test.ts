/** Standing rules over actions that really happen. */
import { afterEach, describe, expect, test } from 'vitest';
import { type Actor, newGuest } from '#kernel/accounts/actor.ts';
import { type Caller, perform, seatGuard } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { lettersTo, linkIn, member } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { makeThing } from '../../../tests/things.ts';
import { signals } from '../signals.ts';
import { learnEffects } from '../sweeps/effect.ts';
import { itemEffects } from '../sweeps/effects/items.ts';
import { lookAt, lookFor } from '../sweeps/plan.ts';
import { scan } from '../sweeps/scan.ts';
import { weigh } from '../weigh.ts';
import { forgetRules, writeHits } from './signal.ts';
import { nameOf, whyNot } from './standing.ts';
import * as store from './store.ts';
import { changeRule, setMode, type Written, writeRule } from './writing.ts';

openTestHouse();
// What is alike is one campaign's: that is tried there.
signals.splice(
	signals.findIndex(({ name }) => name === 'known.campaigns'),
	1
);
seatGuard(weigh);
learnEffects(itemEffects);

const house = '1'.repeat(22);
const at = new Date('2027-03-01T10:00:00Z');
const who = { by: house, at };

const callerOf = (actor: Actor): Caller => ({ actor, key: null, language: 'en', place: null, address: '203.0.113.7' });
const eve = newGuest();
const say = (text: string, actor = eve) => perform(makeThing, { text }, callerOf(actor));

type Kept = { verdict: string; symbols: { symbol: string; points: number; by?: { what: string } }[] };
async function lastVerdict(): Promise<Kept> {
	const [row] = await carrier()<Kept[]>`select verdict, symbols from guard.event order by id desc limit 1`;
	return row!;
}

const spam: Written = { text: 'words has "streaming"', points: 10, floor: null };
const dryRun = { unmarked: 0, isTooBroad: false, signatures: 0 };

async function standing(written: Written, mode: 'shadow' | 'on'): Promise<number> {
	const rule = await writeRule('No streaming', written, who);
	await setMode({ rule, version: 1, mode }, dryRun, who);
	return rule;
}

afterEach(async () => {
	await writeHits();
	await carrier()`truncate guard.rule, guard.event, guard.sweep restart identity cascade`;
	forgetRules();
});

/** Somebody with an account, who does not look after this host. */
async function memberNamed(name: string): Promise<Actor> {
	const mail = `${name.toLowerCase()}@example.org`;
	await member(name, mail);
	const [row] = await carrier()<{ id: string }[]>`select id from kernel.account where mail = ${mail}`;
	return { id: row!.id, kind: 'account', name, admin: false };
}

describe('A standing rule that takes something offline', () => {
	test('tells whoever made it, once a day, with the rule and a way to object', async () => {
		const ana = await memberNamed('Ana');
		const before = (await lettersTo('ana@example.org')).length;
		await standing({ text: 'words has "lottery"', points: 0, floor: 'quarantine' }, 'on');
		await say('Lottery tickets by the harbour, first come first served', ana);
		await say('Our big lottery: a boat to win and a week by the sea', ana);
		const [letter, ...more] = (await lettersTo('ana@example.org')).slice(before);
		expect(more).toEqual([]);
		expect(letter!.text).toContain('was taken offline');
		expect(letter!.text).toContain('the standing rule “No streaming”');
		expect(linkIn(letter!.text)).toMatch(/^\/appeals\//);
		const [told] = await carrier()<{ count: number }[]>`select count(*)::int from kernel.notice where actor = ${ana.id}
			and kind = 'guard.decision'`;
		expect(told!.count).toBe(1);
	});

	test('tells nobody while it is in shadow, nor of what only waits', async () => {
		const bo = await memberNamed('Bo');
		const before = (await lettersTo('bo@example.org')).length;
		await standing({ text: 'words has "lottery"', points: 0, floor: 'quarantine' }, 'shadow');
		await standing({ text: 'words has "casino"', points: 0, floor: 'hold' }, 'on');
		await say('A lottery among neighbours for the new roof', bo);
		await say('We visit the old casino of the spa, who comes along', bo);
		expect((await lettersTo('bo@example.org')).slice(before)).toEqual([]);
	});
});

describe('A standing rule', () => {
	test('acts once it is on, and the verdict keeps its version', async () => {
		const rule = await standing(spam, 'on');
		await say('Watch streaming for nothing tonight');
		const { verdict, symbols } = await lastVerdict();
		expect(verdict).toBe('hold');
		expect(symbols).toContainEqual(
			expect.objectContaining({
				symbol: `rules.${rule}`,
				points: 10,
				by: expect.objectContaining({ what: nameOf({ rule, version: 1 }) })
			})
		);
		await say('We meet in spring, at the harbour');
		expect((await lastVerdict()).verdict).toBe('pass');
	});

	test('in shadow counts what it would hit and has no say', async () => {
		const rule = await standing(spam, 'shadow');
		await say('Watch streaming for nothing tonight');
		await say('Watch streaming for nothing tomorrow');
		expect((await lastVerdict()).verdict).toBe('pass');
		await writeHits();
		expect(await store.hitsByDay(rule, 7)).toMatchObject([{ version: 1, mode: 'shadow', hits: 2 }]);
		expect((await store.rulesHere())[0]).toMatchObject({ id: rule, mode: 'shadow', hits: 2 });
	});

	test('may ask for the least that follows, whatever the points', async () => {
		await standing({ ...spam, points: 0, floor: 'quarantine' }, 'on');
		await say('Watch streaming for nothing tonight');
		expect((await lastVerdict()).verdict).toBe('quarantine');
	});

	test('counts what came before from the same network', async () => {
		await standing({ text: 'count network in 1 hour > 2', points: 10, floor: null }, 'on');
		for (let turn = 0; turn < 2; turn++) await say(`We meet at the harbour, time ${turn}`, newGuest());
		expect((await lastVerdict()).verdict).toBe('pass');
		await say('We meet at the harbour, again', newGuest());
		expect((await lastVerdict()).verdict).toBe('hold');
	});

	test('hits in the history what it hits as it comes', async () => {
		const text = 'count network in 1 hour > 2 and kind is "things.thing" and maker.days < 1';
		await standing({ text, points: 10, floor: null }, 'on');
		for (let turn = 0; turn < 5; turn++) await say(`We meet at the harbour, time ${turn}`, newGuest());
		const id = await lookFor({ text, effect: null }, { ...who, reason: '' });
		await scan(id);
		const [row] = await carrier()<{ hits: number }[]>`
			select count(*)::int as hits from guard.event where symbols @? '$[*] ? (@.symbol starts with "rules.")'`;
		expect((await lookAt(id))!.sweep.counts!.things.new).toBe(row!.hits);
		expect(row!.hits).toBe(3);
	});

	test('stays in its version until the new one is given its mode', async () => {
		const rule = await standing(spam, 'on');
		expect(await changeRule(rule, 1, { ...spam, text: 'words has "harbour"' }, who)).toBe(2);
		await say('We meet in spring, at the harbour');
		expect((await lastVerdict()).verdict).toBe('pass');
		await setMode({ rule, version: 2, mode: 'on' }, dryRun, who);
		await say('We meet in spring, at the harbour');
		expect((await lastVerdict()).verdict).toBe('hold');
	});

	test('of two who change it at once the second is told', async () => {
		const rule = await standing(spam, 'shadow');
		await changeRule(rule, 1, spam, who);
		await expect(changeRule(rule, 1, spam, who)).rejects.toMatchObject({ code: 'guard.rule-changed' });
	});

	test('that can no longer be read stands still, and the others go on', async () => {
		const broken = await standing(spam, 'on');
		await carrier()`update guard.rule_version set text = 'of another age' where rule = ${broken}`;
		await standing(spam, 'on');
		await say('Watch streaming for nothing tonight');
		expect((await lastVerdict()).symbols.filter(({ symbol }) => symbol.startsWith('rules.'))).toHaveLength(1);
	});

	test('does not act before it was tried', async () => {
		const rule = await writeRule('Untried', spam, who);
		await expect(setMode({ rule, version: 1, mode: 'on' }, null, who)).rejects.toMatchObject({
			code: 'guard.rule-untried'
		});
		await setMode({ rule, version: 1, mode: 'shadow' }, null, who);
		await expect(setMode({ rule, version: 1, mode: 'on' }, null, who)).rejects.toMatchObject({
			code: 'guard.rule-untried'
		});
		const nextDay = { by: house, at: new Date(at.getTime() + 25 * 3_600_000) };
		await setMode({ rule, version: 1, mode: 'on' }, null, nextDay);
		expect((await store.ruleById(rule))!.mode).toBe('on');
	});
});

test('a dry run lets a rule act only where its sample was marked, and shows it is not too broad', () => {
	expect(whyNot({ shadowSince: null, dryRun }, at)).toBeNull();
	expect(whyNot({ shadowSince: null, dryRun: { ...dryRun, unmarked: 3 } }, at)).toBe('unmarked');
	expect(whyNot({ shadowSince: null, dryRun: { ...dryRun, isTooBroad: true, signatures: 1 } }, at)).toBe('too-broad');
	expect(whyNot({ shadowSince: null, dryRun: { ...dryRun, isTooBroad: true, signatures: 2 } }, at)).toBeNull();
});
