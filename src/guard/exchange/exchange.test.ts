import { expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { signatureOf } from '../form/signature.ts';
import type { Evidence, Link } from '../judge/evidence.ts';
import type { Found } from '../judge/signal.ts';
import { wordsInForce } from '../words/current.ts';
import { makeEvidence } from '../words/evidence.trial.ts';
import { words } from '../words/signal.ts';
import { listOf, termsOf } from '../words/store.ts';
import { exchangeDecided } from './decided.ts';
import { type Entry, type Holds, signatureAsText } from './entry.ts';
import { fetchDue } from './follow.ts';
import { followsHeld } from './held.ts';
import { following, now, openExchange, refresh } from './here.trial.ts';
import { exchangeSignals } from './signal.ts';
import * as store from './store.ts';

openTestHouse();
const other = openExchange();

const offer = (holds: Holds, entries: Entry[], more = {}) =>
	other.serves('/guard/lists/spam.json', other.signed(other.document({ holds, entries, ...more })));

const link = (domain: string): Link => ({ text: domain, canonical: `http://${domain}/`, host: domain, domain });

async function weigh(some: Partial<Evidence>): Promise<Found[]> {
	await followsHeld();
	const evidence = makeEvidence({ now: now(), ...some });
	const found = await Promise.all(exchangeSignals.map((signal) => signal.look(evidence, [])));
	return found.flat();
}

test('what a followed list says of a domain is a sign of some weight, never a verdict', async () => {
	const id = await following(offer('domains', ['bad.example', 'facebook.com']), 4);
	await fetchDue(now());
	expect(await store.followOf(id)).toMatchObject({
		host: 'https://tools.example.net',
		holds: 'domains',
		count: 1,
		key: other.key,
		trouble: null
	});
	const found = await weigh({ links: [link('bad.example'), link('fine.example')] });
	expect(found).toMatchObject([
		{
			symbol: 'exchange.domain',
			points: 4,
			gaps: { domain: 'bad.example', hosts: 'tools.example.net', lists: String(id) }
		}
	]);
	expect(await weigh({ links: [link('fine.example'), link('facebook.com')] })).toEqual([]);
});

test('however many hosts agree, their lists together hold nothing back', async () => {
	for (let number = 0; number < 6; number++) {
		const path = `/guard/lists/spam-${number}.json`;
		const id = await following(
			other.serves(path, other.signed(other.document({ holds: 'domains', entries: ['bad.example'] }))),
			8
		);
		await refresh(id);
	}
	expect((await weigh({ links: [link('bad.example')] }))[0]!.points).toBe(8);
});

const text =
	'Dear friend, watch the newest films for free on our wonderful site, register today with your card and win';

test('a text much like one that another host saw is known, without the text ever being told', async () => {
	const id = await following(offer('texts', [signatureAsText(signatureOf(`\n${text}`)!)]));
	await refresh(id);
	const found = await weigh({ text: text.replace('newest', 'latest') });
	expect(found).toMatchObject([{ symbol: 'exchange.text', points: 3 }]);
	expect(
		await weigh({ text: 'We meet on Tuesday at the town hall to speak about the garden and who waters it in summer' })
	).toEqual([]);
});

test('terms of another host count among the words, with our weight and their own measure', async () => {
	const id = await following(
		offer('terms', [
			{ text: 'zorglub', kind: 'word', points: 9 },
			{ text: 'grand zorgl', kind: 'string' }
		]),
		1.5
	);
	const { wordList } = await refresh(id);
	await wordsInForce();
	const found = await words.look(makeEvidence({ text: 'Un zorglub' }));
	expect(found).toMatchObject([{ symbol: 'exchange.words', points: 1.5 }]);
	expect(await listOf(wordList!)).toMatchObject({ terms: 2, weight: 'suspicious' });
	offer(
		'terms',
		[
			{ text: 'zorglub', kind: 'word' },
			{ text: 'other', kind: 'word' }
		],
		{ edition: 2 }
	);
	const before = await termsOf({ list: wordList!, part: 'zorglub', only: 'all', after: 0, most: 9 });
	await refresh(id);
	const after = await termsOf({ list: wordList!, part: '', only: 'all', after: 0, most: 9 });
	expect(after.map(({ text }) => text)).toEqual(['zorglub', 'other']);
	expect(after[0]!.id).toBe(before[0]!.id);
});

test('an edition that is older than the one known, or another of the same number, is not taken', async () => {
	const id = await following(offer('domains', ['bad.example'], { edition: 5 }));
	await refresh(id);
	offer('domains', ['our.example'], { edition: 4 });
	expect((await refresh(id)).trouble).toBe('older');
	offer('domains', ['our.example'], { edition: 5 });
	expect((await refresh(id)).trouble).toBe('older');
	expect(await weigh({ links: [link('our.example')] })).toEqual([]);
	expect(await weigh({ links: [link('bad.example')] })).toHaveLength(1);
	offer('domains', ['worse.example'], { edition: 6 });
	expect(await refresh(id)).toMatchObject({ trouble: null, edition: 6 });
	expect(await weigh({ links: [link('bad.example')] })).toEqual([]);
});

test('another key is refused until a person says so', async () => {
	const id = await following(offer('domains', ['bad.example']));
	const { key } = await refresh(id);
	other.newKey();
	offer('domains', ['our.example'], { edition: 2 });
	expect(await refresh(id)).toMatchObject({ trouble: 'other-key', key, keySeen: other.key, edition: 1 });
	expect(await weigh({ links: [link('our.example')] })).toEqual([]);
	await store.trustSeenKey(id, now());
	expect(await refresh(id)).toMatchObject({ trouble: null, key: other.key, edition: 2 });
});

test('whoever knows the key beforehand says it, and no other is pinned at first sight', async () => {
	const id = await following(offer('domains', ['bad.example']), 3, 'A'.repeat(43));
	expect(await refresh(id)).toMatchObject({ trouble: 'other-key', count: 0 });
});

test('a wrong signature, another list, an expired one and a page that says sorry leave what was known', async () => {
	const address = offer('domains', ['bad.example']);
	const id = await following(address);
	await refresh(id);
	const wrong = JSON.parse(other.signed(other.document({ holds: 'domains', entries: ['our.example'], edition: 2 })));
	other.serves(
		'/guard/lists/spam.json',
		JSON.stringify({ ...wrong, signature: `${wrong.signature.slice(0, -4)}AAAA` })
	);
	expect((await refresh(id)).trouble).toBe('signature');
	offer('domains', ['our.example'], { edition: 2, name: 'another' });
	expect((await refresh(id)).trouble).toBe('other-list');
	offer('domains', ['our.example'], { edition: 2, expires: '2020-01-01T00:00:00Z' });
	expect((await refresh(id)).trouble).toBe('expired');
	other.serves('/guard/lists/spam.json', '<html>sorry');
	expect((await refresh(id)).trouble).toBe('unreadable');
	other.answers.delete('/guard/lists/spam.json');
	expect((await refresh(id)).trouble).toBe('status 404');
	expect(await weigh({ links: [link('bad.example')] })).toHaveLength(1);
});

test('a list that expired meanwhile says nothing any more', async () => {
	const id = await following(offer('domains', ['bad.example']));
	await refresh(id);
	expect(await weigh({ links: [link('bad.example')], now: new Date(Date.now() + 8 * 86_400_000) })).toEqual([]);
});

test('a list that claims to be good for a hundred years is believed for two months', async () => {
	const id = await following(offer('domains', ['bad.example'], { expires: '2126-01-01T00:00:00Z' }));
	const { expiresAt } = await refresh(id);
	expect(expiresAt!.getTime()).toBeLessThan(Date.now() + 61 * 86_400_000);
});

test('what did not change is not sent again', async () => {
	const text = other.signed(other.document({ holds: 'domains', entries: ['bad.example'] }));
	const id = await following(other.serves('/guard/lists/spam.json', text, '"spam-1"'));
	const first = await refresh(id);
	expect(first.etag).toBe('"spam-1"');
	other.answers.set('/guard/lists/spam.json', (request, response) => {
		response.writeHead(request.headers['if-none-match'] === '"spam-1"' ? 304 : 500).end();
	});
	expect(await refresh(id)).toMatchObject({ trouble: null, edition: 1 });
});

test.each([
	['http://10.0.0.1/guard/lists/spam.json', 'outside-closed'],
	['http://127.0.0.1:22/x', 'outside-closed'],
	['http://inside.example/x', 'outside-closed'],
	['file:///etc/passwd', 'outside-closed'],
	['http://[::1]/x', 'outside-closed']
])('nothing within a private network is asked: %s', async (address, trouble) => {
	const id = await following(address);
	expect((await refresh(id)).trouble).toBe(trouble);
});

test('a list that redirects inward, never ends, or is too large is left', async () => {
	other.answers.set('/inward', (_, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end());
	expect((await refresh(await following(other.at('/inward')))).trouble).toBe('outside-closed');
	other.answers.set('/large', (_, response) => {
		response.writeHead(200);
		const piece = 'x'.repeat(1024 * 1024);
		const more = () => response.write(piece, (problem) => !problem && more());
		more();
	});
	expect((await refresh(await following(other.at('/large')))).trouble).toBe('outside-too-large');
});

test('two processes do not ask the same host at once, and nobody is asked before it is time', async () => {
	await following(offer('domains', ['bad.example']));
	other.asked = [];
	await Promise.all([fetchDue(now()), fetchDue(now())]);
	await fetchDue(now());
	expect(other.asked).toHaveLength(1);
});

test('a list that meets honest people suspends itself; undone decisions bring it back to the byte', async () => {
	const id = await following(offer('domains', ['good.example']));
	await refresh(id);
	const symbols = await weigh({ links: [link('good.example')] });
	const rows = () => carrier()`select to_jsonb(f) as row from guard.exchange_follow f`;
	const before = await rows();
	for (let time = 0; time < 4; time++) await exchangeDecided(null, symbols, false);
	expect(await store.followOf(id)).toMatchObject({ suspendedWhy: 'precision', fine: 4 });
	expect(await weigh({ links: [link('good.example')] })).toEqual([]);
	for (let time = 0; time < 4; time++) await exchangeDecided(null, symbols, false, true);
	expect(await rows()).toEqual(before);
	expect(await weigh({ links: [link('good.example')] })).toHaveLength(1);
});

test('rules of another host add points where they hit; what they would have to count stays unknown', async () => {
	const rules = [
		{ name: 'Many links', rule: 'links > 2' },
		{ name: 'Of another language', rule: 'colour is green' },
		{ name: 'Counts', rule: 'count of maker within 1 day > 5' }
	];
	const id = await following(offer('rules', rules), 2);
	expect(await refresh(id)).toMatchObject({ trouble: null, count: 3 });
	const links = ['a.example', 'b.example', 'c.example'].map(link);
	expect(await weigh({ links })).toMatchObject([
		{ symbol: 'exchange.rule', points: 2, gaps: { rules: 'Many links', lists: String(id) } }
	]);
	expect(await weigh({ links: links.slice(1) })).toEqual([]);
});
