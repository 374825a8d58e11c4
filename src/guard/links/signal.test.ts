import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { house } from '#kernel/accounts/actor.ts';
import { carrier } from '#kernel/database/connection.ts';
import { openTestHouse } from '../../../tests/house.ts';
import type { Evidence } from '../judge/evidence.ts';
import { opinionsOn } from '../judge/weighing.ts';
import { addList, readSorted, swapIn } from '../lists/store.ts';
import en from '../messages/en.json' with { type: 'json' };
import { partsOfCanonical } from './canonical.ts';
import { linksIn } from './find.ts';
import { hintOf } from './hint.ts';
import { likenessOf, slips } from './lookalike.ts';
import { addressLists } from './lookup.ts';
import { editionOf, packed } from './packing.ts';
import { linkSignals } from './signal.ts';

openTestHouse({ BASE_URL: 'https://tools.port-libre.org' });

const evidence = (text: string, days = 30): Evidence =>
	({ title: '', text, links: linksIn(text), maker: { days, trust: 0 } }) as unknown as Evidence;
const found = async (text: string) => (await opinionsOn(evidence(text), linkSignals)).found;
const symbols = async (text: string) => (await found(text)).map(({ symbol }) => symbol);

beforeEach(async () => {
	await carrier()`delete from guard.list`;
	await addressLists.refresh();
});

test('whoever was never here before and hides where an address leads is looked at harder', async () => {
	const points = async (days: number) =>
		(await opinionsOn(evidence('http://bit.ly/abc', days), linkSignals)).found.map(({ points }) => points);
	expect(Math.max(...(await points(0)))).toBeGreaterThan(Math.max(...(await points(30))));
});

test('an ordinary text with a few links says nothing', async () => {
	expect(
		await found('Le compte rendu : https://framapad.org/p/ag-2026 et la carte https://umap.openstreetmap.fr/x.')
	).toEqual([]);
	expect(await found('No address at all')).toEqual([]);
	expect(await found('See our page https://tools.port-libre.org/polls/1 and www.port-libre.org')).toEqual([]);
});

test.each([
	['http://bank.fr@evil.example.com/', 'links.hidden.userinfo'],
	['[bank.fr](http://evil.com)', 'links.hidden.mislabelled'],
	['ev\u200bil.com/x', 'links.hidden.invisible'],
	['hxxp://evil[.]com', 'links.hidden.defanged'],
	['https://аррӏе.com', 'links.hidden.mixed-scripts'],
	['data:text/html,x', 'links.hidden.data'],
	['http://%65vil.com', 'links.hidden.encoded'],
	['<p style="color:red; display: none"><a href="http://evil.com">x</a></p>', 'links.hidden.text'],
	['f\u200bree p\u200bil\u200bls c\u200bhea\u200bp at http://evil.com', 'links.hidden.text'],
	['http://bit.ly/abc', 'links.shortened'],
	['http://1.2.3.4/x', 'links.numeric'],
	['http://0x7f.1/', 'links.numeric'],
	['https://port-1ibre.org/', 'links.lookalike'],
	[Array.from({ length: 12 }, (_, place) => `https://site${place}.com`).join(' '), 'links.many']
])('%s is told as %s', async (text, symbol) => {
	expect(await symbols(text)).toContain(symbol);
	expect((await found(text)).every(({ points }) => points > 0 && points <= 8)).toBe(true);
});

test('a listed address weighs enough for a person to look, and says which list said so', async () => {
	const id = newId();
	await addList(
		{ id, holds: 'addresses', kind: 'phishing', name: 'Filets bleus', mirror: null, hours: 24 },
		house.id,
		new Date()
	);
	const list = await packed([Buffer.from('evil.com\nhttp://bad.org/x')]);
	await swapIn(id, editionOf(list, await readSorted(id, 0, 'hashes')), new Date());
	await addressLists.refresh();
	expect(await found('go to evil.com/x now')).toEqual([
		{ symbol: 'links.listed', points: 7, gaps: { address: 'evil.com/', list: 'Filets bleus' } }
	]);
	expect(await found('http://bad.org/x?y=z')).toMatchObject([{ symbol: 'links.listed', points: 10 }]);
	const { versions } = await opinionsOn(evidence('evil.com/x'), linkSignals);
	expect(versions).toEqual({ 'links.lists': `1 ${id.slice(0, 6)}.1` });
});

describe('Look-alikes of our own name', () => {
	const base = 'https://tools.port-libre.org';
	test.each([
		['port-libre.org', null],
		['a.b.port-libre.org', null],
		['port-1ibre.org', 'twin'],
		['port-lībre.org', 'twin'],
		['port-libre.org.evil.com', 'within'],
		['login.port-libre-org.com', 'within'],
		['port-lbire.org', 'near'],
		['portlibre.fr', 'near'],
		['port-libre.fr', null],
		['example.org', null],
		['harbour-free.org', null]
	])('%s: %s', (host, likeness) => {
		const ascii = new URL(`http://${host}`).hostname;
		expect(likenessOf(ascii, base)).toBe(likeness);
	});

	test('a host without a name of its own has none', () => {
		expect(likenessOf('example.org', 'http://localhost:3000')).toBe(null);
		expect(likenessOf('example.org', 'http://192.168.1.2')).toBe(null);
	});

	test('slips of a finger are counted', () => {
		expect([
			slips('abc', 'abc'),
			slips('abc', 'acb'),
			slips('abc', 'ab'),
			slips('abcd', 'badc'),
			slips('a', 'abcd')
		]).toEqual([0, 1, 1, 2, 3]);
	});
});

test('how an address looks is a hint and no more', () => {
	const hint = (address: string) => hintOf(partsOfCanonical(address));
	expect(hint('https://framadate.org/abc')).toBeLessThan(0.2);
	expect(hint('http://paypal-secure-login.account-verify.xyz/wp-includes/login.php')).toBeGreaterThan(0.8);
});

test('every symbol has its words', () => {
	const words = en.symbols.links as unknown as Record<string, unknown>;
	expect(Object.keys(words).sort()).toEqual([
		'hidden',
		'hint',
		'listed',
		'lookalike',
		'many_one',
		'many_other',
		'numeric',
		'shortened'
	]);
});
