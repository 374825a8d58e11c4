import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { askRspamd, rspamdSymbols } from './rspamd.ts';
import { envelope, named, signed, weighed, written } from './samples.trial.ts';

let server: Server | undefined;
afterEach(() => {
	server?.closeAllConnections();
	server?.close();
});

type Answerer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;

async function peer(answer: Answerer): Promise<string> {
	server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk);
		answer(request, response, Buffer.concat(chunks));
	});
	await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
	return `http://:pass%20word@127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const says = (score: number) => ({
	is_skipped: false,
	score,
	required_score: 15,
	action: score > 15 ? 'reject' : 'no action',
	symbols: { FORGED_SENDER: { name: 'FORGED_SENDER', score: 0.3 }, PHISHING: { name: 'PHISHING', score: 9 } }
});

describe('an rspamd beside this host', () => {
	test('is told who handed the mail over, and gets the mail as it came', async () => {
		let asked: { url?: string; headers?: IncomingMessage['headers']; body?: Buffer } = {};
		const url = await peer(({ url, headers }, response, body) => {
			asked = { url, headers, body };
			response.end(JSON.stringify(says(6)));
		});
		expect(await askRspamd(written(), envelope, { url, milliseconds: 2_000 })).toEqual({
			score: 6,
			required: 15,
			action: 'no action',
			strongest: ['PHISHING', 'FORGED_SENDER']
		});
		expect(asked.url).toBe('/checkv2');
		expect(asked.headers).toMatchObject({
			ip: '192.0.2.10',
			helo: 'mx.example.org',
			from: 'ana@example.org',
			rcpt: 'help@archipel.example',
			password: 'pass word'
		});
		expect(asked.body).toEqual(written());
	});

	test('adds to what the guard finds, and never decides alone', async () => {
		const url = await peer((_, response) => response.end(JSON.stringify(says(90))));
		const { symbols, verdict } = await weighed(await signed(written()), { rspamd: { url } });
		expect(named(symbols)).toEqual(['mail.rspamd-bad']);
		expect(verdict).toBe('hold');
		expect(rspamdSymbols({ score: -30, required: 15, action: 'no action', strongest: [] })[0]!.points).toBe(-1);
	});

	test.each<[string, Answerer]>([
		['silent', () => {}],
		['broken', (_, response) => response.writeHead(500).end()],
		['no rspamd', (_, response) => response.end('<html>hello</html>')],
		['of another shape', (_, response) => response.end('{"score":"high"}')],
		['endless', (_, response) => response.end('x'.repeat(2_000_000))],
		['elsewhere', (_, response) => response.writeHead(302, { Location: 'http://127.0.0.1:1/' }).end()]
	])('that is %s is unknown, and holds nobody up', async (_, answer) => {
		const url = await peer(answer);
		const start = performance.now();
		const { unknown, verdict } = await weighed(await signed(written()), { rspamd: { url, milliseconds: 150 } });
		expect({ unknown, verdict }).toEqual({ unknown: ['mail.rspamd'], verdict: 'pass' });
		expect(performance.now() - start).toBeLessThan(15_000);
	});

	test('that is not there is unknown', async () => {
		const { unknown } = await weighed(await signed(written()), { rspamd: { url: 'http://127.0.0.1:9' } });
		expect(unknown).toEqual(['mail.rspamd']);
	});

	test('a name with line breaks adds no headers', async () => {
		let seen: IncomingMessage['headers'] = {};
		const url = await peer(({ headers }, response) => {
			seen = headers;
			response.end(JSON.stringify(says(0)));
		});
		const evil = { ...envelope, helo: 'mx\r\nX-Forged: yes', from: 'é@example.org' };
		await askRspamd(written(), evil, { url, milliseconds: 2_000 });
		expect(seen['x-forged']).toBe(undefined);
		expect(seen.helo).toBe('mxX-Forged: yes');
	});
});

const real = process.env.RSPAMD_URL;

test.skipIf(!real)('a real rspamd answers (where RSPAMD_URL names one)', async () => {
	const gtube = 'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X';
	const place = { url: real!, milliseconds: 10_000 };
	const spam = await askRspamd(written({}, gtube), envelope, place);
	console.info('rspamd of a test spam:', spam);
	expect(spam.action).toBe('reject');
	const ham = await askRspamd(written(), envelope, place);
	console.info('rspamd of an ordinary mail:', ham);
	expect(ham.action).not.toBe('reject');
	expect(ham.strongest.length).toBeGreaterThan(0);
});
