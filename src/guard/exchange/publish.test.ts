import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { seatDoor } from '#kernel/limits/outside.ts';
import { settings } from '#kernel/settings/settings.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { Visitor } from '../../../tests/visitor.ts';
import { termsFrom } from '../words/import.ts';
import { keepBrought } from '../words/keep.ts';
import { keepOwnList } from '../words/list.trial.ts';
import { exchangeDecided } from './decided.ts';
import { by, following, now, openExchange, refresh } from './here.trial.ts';
import { publishEdition } from './publish.ts';
import * as store from './store.ts';

openTestHouse();
const other = openExchange();

const publish = (more: Partial<store.NewPublished> = {}) =>
	store.keepPublished({
		name: 'seen-here',
		title: 'Seen here',
		holds: 'domains',
		wordList: null,
		grows: false,
		by,
		at: now(),
		...more
	});

async function eventWith(domains: string[], signature: Uint8Array | null): Promise<string> {
	const [row] = await carrier()<{ id: string }[]>`
		insert into guard.event (at, tool, kind, act, language, maker_kind, score, verdict, acted, domains, signature)
		values (now(), 'polls', 'polls.poll', 'polls.open-poll', 'en', 'guest', 9, 'hold', true, ${domains}, ${signature})
		returning id`;
	return row!.id;
}

test('our growing list takes in what was twice decided to be abuse and never to be fine', async () => {
	await publish({ grows: true });
	const event = await eventWith(['bad.example', 'facebook.com'], null);
	await exchangeDecided(event, [], true);
	expect(await store.standingValues('seen-here', 9)).toEqual([]);
	await exchangeDecided(event, [], true);
	expect(await store.standingValues('seen-here', 9)).toEqual(['bad.example']);
	await exchangeDecided(event, [], false);
	expect(await store.standingValues('seen-here', 9)).toEqual([]);
	await exchangeDecided(event, [], false, true);
	await exchangeDecided(event, [], true, true);
	await exchangeDecided(event, [], true, true);
	expect(await carrier()`select 1 from guard.exchange_entry`).toHaveLength(0);
});

test('what this host publishes another can follow, over a real connection', async () => {
	const list = await keepOwnList(by, now());
	await keepBrought(list, await termsFrom('frobnicator\n/foo +bar/', 'word'), { by, at: now() });
	await publish({ name: 'our-words', title: 'Our words', holds: 'terms', wordList: list });
	expect(await publishEdition('our-words', now())).toBe(true);
	expect(await publishEdition('our-words', now())).toBe(false);
	const visitor = new Visitor();
	const server = createServer(async (request, response) => {
		const answer = await visitor.ask(request.url!, { headers: request.headers as Record<string, string> });
		response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(answer.text);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const putBack = seatDoor({ resolve: async () => ['127.0.0.1'], admits: () => true });
	const id = await following(
		`http://here.example:${(server.address() as AddressInfo).port}/guard/lists/our-words.json`
	);
	const follow = await refresh(id);
	expect(follow).toMatchObject({
		trouble: null,
		host: settings().BASE_URL,
		holds: 'terms',
		count: 2,
		edition: 1,
		etag: '"our-words-1"'
	});
	expect((await refresh(id)).trouble).toBeNull();
	putBack();
	other.letIn();
	server.close();
});

test('the door to our lists stands open, and tells nothing of lists that were taken down', async () => {
	const visitor = new Visitor();
	await publish();
	await store.giveValues('seen-here', ['bad.example'], by, now());
	await publishEdition('seen-here', now());
	const asked = await visitor.ask('/guard/lists/seen-here.json');
	expect(asked.headers.get('etag')).toBe('"seen-here-1"');
	expect(
		(await visitor.ask('/guard/lists/seen-here.json', { headers: { 'if-none-match': '"seen-here-1"' } })).status
	).toBe(304);
	expect(JSON.parse((await visitor.ask('/guard/lists.json')).text).lists).toMatchObject([
		{ name: 'seen-here', entries: 1 }
	]);
	await store.closePublished('seen-here', now());
	expect((await visitor.ask('/guard/lists/seen-here.json')).status).toBe(404);
	expect((await visitor.ask('/guard/lists/..%2Fsecret')).status).toBe(404);
	expect(JSON.parse((await visitor.ask('/guard/lists.json')).text).lists).toEqual([]);
});

test('an edition grows old: it is signed anew before it expires, with a higher number', async () => {
	await publish();
	await publishEdition('seen-here', now());
	expect(await publishEdition('seen-here', new Date(Date.now() + 2 * 86_400_000))).toBe(false);
	expect(await publishEdition('seen-here', new Date(Date.now() + 5 * 86_400_000))).toBe(true);
	expect(await store.publishedList('seen-here')).toMatchObject({ edition: 2 });
});
