/** Against real servers that speak as the services do. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readSettings, useSettings } from '#kernel/settings/settings.ts';
import { evidence } from '../../form/sample.trial.ts';
import { opinionsOn } from '../../judge/weighing.ts';
import { linksIn } from '../../links/find.ts';
import { akismet } from './akismet.ts';
import { Service } from './ask.ts';
import { stopForumSpam } from './stop-forum-spam.ts';

type Asked = { path: string; form: URLSearchParams };
let server: Server;
let base = '';
let asked: Asked[] = [];
let answers: (form: URLSearchParams, response: ServerResponse) => void;

const bodyOf = async (request: IncomingMessage): Promise<string> => {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	return Buffer.concat(parts).toString();
};

beforeAll(async () => {
	server = createServer(async (request, response) => {
		const form = new URLSearchParams(await bodyOf(request));
		asked.push({ path: request.url!, form });
		answers(form, response);
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	// The first question of a process takes longer than a service is waited for.
	answers = (_form, response) => response.end();
	await fetch(base);
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});

const host = (environment: Record<string, string>) =>
	useSettings(readSettings({ BASE_URL: 'https://tools.example.org', LOG_LEVEL: 'silent', ...environment }));

// By the clock a service is waited for 150 ms: where the machine is busy with something else, once more.
const patiently = { retry: 2 };

let visitor = 0;
const place = () => ({ address: `203.0.113.${++visitor}`, hash: `hash ${visitor}`, network: 'network' });
const advert = 'Buy the very best watches here: https://watches.example/7';
const written = () =>
	evidence({
		title: 'Watches',
		text: advert,
		links: linksIn(advert),
		place: place(),
		kind: 'polls.comment',
		now: new Date()
	});

beforeEach(() => {
	asked = [];
});

test('nobody is asked unless the host turns it on', async () => {
	host({});
	const opinions = await opinionsOn(written(), [akismet, stopForumSpam]);
	expect(opinions).toEqual({ found: [], unknown: [], versions: {} });
	expect(asked).toEqual([]);
});

describe('A service that speaks like Akismet', patiently, () => {
	beforeEach(() => host({ AKISMET_KEY: 'a1b2c3', AKISMET_URL: base }));

	test('is told the text, its kind and its address, and nothing else', async () => {
		answers = (_form, response) => response.end('false');
		const sent = written();
		await akismet.look(sent);
		expect(asked[0]!.path).toBe('/1.1/comment-check');
		expect(Object.fromEntries(asked[0]!.form)).toEqual({
			api_key: 'a1b2c3',
			blog: 'https://tools.example.org',
			blog_lang: 'en, fr',
			blog_charset: 'UTF-8',
			user_ip: sent.place!.address,
			comment_type: 'comment',
			comment_content: `Watches\n\n${advert}`
		});
	});

	test('adds points where it says spam, more where it is sure, none where it says no', async () => {
		answers = (_form, response) => response.end('true');
		expect(await akismet.look(written())).toEqual([{ symbol: 'outside.akismet', points: 4 }]);
		answers = (_form, response) => response.writeHead(200, { 'x-akismet-pro-tip': 'discard' }).end('true');
		expect(await akismet.look(written())).toEqual([{ symbol: 'outside.akismet', points: 6 }]);
		answers = (_form, response) => response.end('false');
		expect(await akismet.look(written())).toEqual([]);
	});

	test('is not asked about people known here, nor about a word or two', async () => {
		const known = written();
		expect(await akismet.look({ ...known, maker: { ...known.maker, trust: 0.6 } })).toEqual([]);
		expect(await akismet.look({ ...known, title: '', text: 'Ana' })).toEqual([]);
		expect(asked).toEqual([]);
	});

	test.each([
		['does not know our key', (response: ServerResponse) => response.end('invalid')],
		['breaks', (response: ServerResponse) => response.writeHead(500).end('true')],
		['sends us elsewhere', (response: ServerResponse) => response.writeHead(302, { location: base }).end()],
		['never stops talking', (response: ServerResponse) => response.end('true'.repeat(100_000))],
		['hangs up', (response: ServerResponse) => response.destroy()]
	])('that %s is unknown, never bad', async (_what, answer) => {
		answers = (_form, response) => answer(response);
		const { found, unknown } = await opinionsOn(written(), [akismet]);
		expect({ found, unknown }).toEqual({ found: [], unknown: ['outside.akismet'] });
	});
});

test('a service that is silent holds nothing up, and is left alone after a while', async () => {
	answers = () => {};
	const service = new Service();
	const started = performance.now();
	await expect(service.ask(base, {})).rejects.toThrow();
	expect(performance.now() - started).toBeLessThan(10_000);
	for (let time = 0; time < 4; time++) await expect(service.ask(base, {})).rejects.toThrow();
	const before = asked.length;
	await expect(service.ask(base, {})).rejects.toThrow('left alone');
	expect(asked.length).toBe(before);
	answers = (_form, response) => response.end('fine');
	expect((await service.ask(base, {}, Date.now() + 61_000)).text).toBe('fine');
});

describe('Stop Forum Spam', patiently, () => {
	beforeEach(() => host({ STOPFORUMSPAM: `${base}/api` }));
	const says = (ip: object) => {
		answers = (_form, response) => response.end(JSON.stringify({ success: 1, ip }));
	};

	test('is told an address and nothing else, once an hour', async () => {
		says({ appears: 1, frequency: 12, confidence: 97.3 });
		const sent = written();
		const found = [{ symbol: 'outside.stop-forum-spam', points: 3, gaps: { count: 12, confidence: 97 } }];
		expect(await stopForumSpam.look(sent)).toEqual(found);
		expect(await stopForumSpam.look(sent)).toEqual(found);
		expect(asked).toHaveLength(1);
		expect(Object.fromEntries(asked[0]!.form)).toEqual({ ip: sent.place!.address, json: '', confidence: '' });
	});

	test('weighs little where it is half sure, and nothing where it is not', async () => {
		says({ appears: 1, frequency: 2, confidence: 60 });
		expect(await stopForumSpam.look(written())).toMatchObject([{ points: 1.5 }]);
		says({ appears: 1, frequency: 1, confidence: 3 });
		expect(await stopForumSpam.look(written())).toEqual([]);
		says({ appears: 0, frequency: 0 });
		expect(await stopForumSpam.look(written())).toEqual([]);
	});

	test('is not asked about an address of this very network, nor about people known here, nor about a text without links', async () => {
		const sent = written();
		for (const address of ['127.0.0.1', '10.2.3.4', '192.168.1.9', '::1', 'fd00::7', 'unknown'])
			expect(await stopForumSpam.look({ ...sent, place: { ...place(), address } })).toEqual([]);
		expect(await stopForumSpam.look({ ...sent, maker: { ...sent.maker, days: 3 } })).toEqual([]);
		expect(await stopForumSpam.look({ ...sent, links: [] })).toEqual([]);
		expect(await stopForumSpam.look({ ...sent, place: null })).toEqual([]);
		expect(asked).toEqual([]);
	});

	test('that answers something else is unknown', async () => {
		answers = (_form, response) => response.end('<html>come back later</html>');
		expect((await opinionsOn(written(), [stopForumSpam])).unknown).toEqual(['outside.stop-forum-spam']);
	});
});
