/** What strangers sent and nothing ties together, read in one lot and decided at one stroke. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { axeFaults, openHarbour } from '../../../tests/browser.ts';
import { type Held, heldNote, moderator, type Writing } from '../../../tests/desk.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { guest } from '../../../tests/notes.ts';
import { Visitor } from '../../../tests/visitor.ts';

openTestHouse({ PORT: '0', BASE_URL: 'http://localhost:3000' });
const harbour = openHarbour();
let ana: Visitor;

beforeAll(async () => {
	ana = (await moderator('Ana')).visitor;
});

const heldOfStranger = async (writing: Partial<Writing> = {}): Promise<Held> =>
	heldNote({ maker: (await guest()).actor.id, ...writing });

/** Of somebody who was here before. */
async function heldOfKnown(writing: Partial<Writing> = {}): Promise<Held> {
	const held = await heldOfStranger(writing);
	await carrier()`update guard.event set maker_days = 20 where id = ${held.event}`;
	return held;
}

const stateOf = async ({ item }: Held): Promise<string | null> =>
	(await carrier()<{ how: string }[]>`select how from kernel.withheld where item = ${item}`)[0]?.how ?? null;

afterEach(async () => {
	await carrier()`update guard.case set closed_at = now() where closed_at is null`;
});

const ticked = (...held: Held[]) => Object.fromEntries(held.map((one) => [`cases.${one.case}`, 'on']));

const lotOf = (of: Held) => `/desk/queue/${of.case}/together`;

test('what came alone of strangers stands in one lot, each whole and none ticked', async () => {
	const [watches, pills] = [
		await heldOfStranger({ body: `Watches at https://watches.example/now ${'and more '.repeat(30)}THE END` }),
		await heldOfStranger({ title: 'Pills <b>' })
	];
	const known = await heldOfKnown({ title: 'Garden party' });
	const { text: queue } = await ana.ask('/desk/queue');
	expect(queue).toContain('2 from people new here');
	const { text } = await ana.ask(lotOf(watches));
	expect(text).toContain('hxxps://watches[.]example/now');
	expect(text).toContain('THE END');
	expect(text).toContain('Pills &lt;b>');
	expect(text).not.toContain('Garden party');
	expect(text).not.toMatch(/name="cases\.\d+"[^>]*checked/);
	expect((await ana.ask(`${lotOf(pills)}?ticked=all`)).text).toMatch(/name="cases\.\d+"[^>]*checked/);
	expect((await ana.ask(lotOf(known))).text).toContain('Garden party');
});

test('the key that decides for all is not offered where nothing ties them together', async () => {
	const [one] = [await heldOfStranger(), await heldOfStranger({ title: 'Pills' })];
	expect((await ana.ask(`/desk/queue/${one.case}`)).text).not.toContain('data-all');
	const two = [await heldOfStranger({ campaign: 'd' }), await heldOfStranger({ campaign: 'd' })];
	expect((await ana.ask(`/desk/queue/${two[0]!.case}`)).text).toContain('Decide for all 2');
	expect((await ana.ask(lotOf(one))).text).toContain('× 2');
	const [kin] = [await heldOfKnown({ campaign: 'c' }), await heldOfKnown({ campaign: 'c' })];
	expect((await ana.ask(`/desk/queue/${kin.case}`)).text).toContain('data-all');
});

test('one stroke decides on what is ticked; the rest waits; and all of it is undone at once', async () => {
	const held = [
		await heldOfStranger(),
		await heldOfStranger({ title: 'Pills' }),
		await heldOfStranger({ title: 'Choir' })
	];
	const [watches, pills, choir] = held as [Held, Held, Held];
	const body = { ...ticked(watches, pills), what: 'quarantine', why: 'spam' };
	const { status, location } = await ana.post(lotOf(watches), 'decide', body);
	expect(status).toBe(303);
	expect(await Promise.all(held.map(stateOf))).toEqual(['quarantine', 'quarantine', 'hold']);
	const batch = /done=(\d+)/.exec(location!)![1]!;
	expect((await ana.ask(location!)).text).toContain('2 in quarantine');
	expect((await ana.post(`/desk/queue?done=${batch}`, 'undo', { batch })).status).toBe(303);
	expect(await Promise.all(held.map(stateOf))).toEqual(['hold', 'hold', 'hold']);
	expect((await ana.post(lotOf(choir), 'decide', { ...ticked(choir), what: 'fine' })).status).toBe(303);
	expect(await stateOf(choir)).toBe(null);
});

test('nothing ticked decides nothing, and says so', async () => {
	const [one] = [await heldOfStranger(), await heldOfStranger()];
	const { status, text } = await ana.post(lotOf(one), 'decide', { what: 'quarantine' });
	expect(status).toBe(422);
	expect(text).toContain('Nothing is ticked yet');
	expect(await stateOf(one)).toBe('hold');
});

test('what was ticked stays ticked where the decision is refused', async () => {
	const [one, other] = [await heldOfStranger(), await heldOfStranger()];
	const { status, text } = await ana.post(lotOf(one), 'decide', { ...ticked(one), what: 'nothing' });
	expect(status).toBe(422);
	expect(text).toMatch(new RegExp(`name="cases\\.${one.case}"[^>]*checked`));
	expect(text).not.toMatch(new RegExp(`name="cases\\.${other.case}"[^>]*checked`));
});

test('what somebody else decided meanwhile stays as they decided, and the rest is decided', async () => {
	const [watches, pills] = [await heldOfStranger(), await heldOfStranger({ title: 'Pills' })];
	const bo = (await moderator('Bo')).visitor;
	await bo.post(`/desk/queue/${watches.case}`, 'decide', { case: watches.case, what: 'fine' });
	const late = { ...ticked(watches, pills), what: 'quarantine' };
	expect((await ana.post(lotOf(watches), 'decide', late)).status).toBe(303);
	expect(await Promise.all([watches, pills].map(stateOf))).toEqual([null, 'quarantine']);
});

test('opens to moderators alone, and is gone once nothing waits there', async () => {
	const one = await heldOfStranger();
	expect((await new Visitor().ask(lotOf(one))).status).toBe(401);
	await ana.post(`/desk/queue/${one.case}`, 'decide', { case: one.case, what: 'fine' });
	expect((await ana.ask(lotOf(one))).status).toBe(404);
	expect((await ana.ask('/desk/queue/x/together')).status).toBe(404);
});

describe('in a browser', () => {
	test('by keyboard: read, tick, decide', { timeout: 60_000 }, async () => {
		const held = [await heldOfStranger(), await heldOfStranger({ title: 'Pills' })];
		const page = await (await harbour.come({}, ana.cookies)).newPage();
		await page.goto(`${harbour.origin}/desk/queue`);
		await page.waitForSelector('.desk-keys', { state: 'attached' });
		await page.keyboard.press('o');
		await page.waitForURL('**/together');
		await page.waitForSelector('.desk-keys', { state: 'attached' });
		expect(await axeFaults(page)).toEqual([]);
		await page.keyboard.press('j');
		await page.keyboard.press('Space');
		await page.keyboard.press('j');
		await page.keyboard.press('Space');
		await page.keyboard.press('q');
		await page.waitForSelector('text=2 in quarantine');
		expect(await Promise.all(held.map(stateOf))).toEqual(['quarantine', 'quarantine']);
	});
});
