/** Those who hold connections open, or send more than anybody reads. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clearHouse, furnishedHouse, type RunningHouse } from '../running/house.ts';
import { wire } from '../running/wire.ts';

let house: RunningHouse;

beforeAll(async () => {
	house = await (await furnishedHouse()).start();
}, 60_000);
afterAll(() => clearHouse(house), 30_000);

test('who sends headers letter by letter is let go within 25 seconds, and nobody else waits', async () => {
	const slow = Array.from({ length: 50 }, () => wire(house));
	const started = performance.now();
	for (const { socket } of slow) socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n');
	const drip = setInterval(() => {
		for (const { socket } of slow) if (!socket.destroyed) socket.write('X-Slow: 1\r\n');
	}, 1000);
	expect((await house.ask('/')).status).toBe(200);
	await Promise.all(slow.map(({ closed }) => closed));
	clearInterval(drip);
	expect(performance.now() - started).toBeLessThan(25_000);
	expect(slow[0]!.heard()).toMatch(/^HTTP\/1\.1 408 /);
}, 40_000);

test('headers of 100 KB are refused with 431', async () => {
	const { socket, heard, closed } = wire(house);
	socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: guest=${'a'.repeat(100_000)}\r\n\r\n`);
	await closed;
	expect(heard()).toMatch(/^HTTP\/1\.1 431 /);
});

test.each([
	['an address of 70 KB', `GET /api/v1/polls/${'a'.repeat(70_000)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`, 431],
	['a method nobody knows', 'DANCE /api/v1/polls HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', 400],
	['what is no request', 'hello\r\n\r\n', 400]
])('%s is refused with a problem that says why', async (_, request, status) => {
	const { socket, heard, closed } = wire(house);
	socket.write('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
	await expect.poll(heard).toMatch(/ok$/);
	const before = heard().length;
	socket.write(request);
	await closed;
	const [head = '', body = ''] = heard().slice(before).split('\r\n\r\n');
	expect(head).toMatch(/content-type: application\/problem\+json/);
	expect(JSON.parse(body)).toMatchObject({
		status,
		code: expect.stringMatching(/^kernel\./),
		title: expect.stringContaining(' ')
	});
});

test('whoever would rather speak another protocol is answered in this one', async () => {
	const { socket, heard } = wire(house);
	socket.write('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n');
	await expect.poll(heard).toMatch(/^HTTP\/1\.1 200 .*ok$/s);
	socket.destroy();
});

test('whoever asks only for the head of an answer gets it', async () => {
	for (const path of ['/', '/healthz', '/readyz', '/robots.txt', '/api/v1/openapi.json', '/assets/nothing.js']) {
		const whole = await fetch(house.url + path);
		const head = await fetch(house.url + path, { method: 'HEAD' });
		expect([path, head.status]).toEqual([path, whole.status]);
		expect(head.headers.get('content-type')).toBe(whole.headers.get('content-type'));
		await whole.arrayBuffer();
	}
});

test('a body that says it is small and is not, or says nothing and never ends, is refused', async () => {
	const head = 'POST /api/v1/polls HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n';
	const endless = wire(house);
	endless.socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n`);
	const chunk = `100000\r\n${'a'.repeat(0x100000)}\r\n`;
	for (let megabytes = 0; megabytes < 40 && !endless.socket.destroyed && endless.heard() === ''; megabytes++) {
		endless.socket.write(chunk);
		await pause(10);
	}
	await expect.poll(endless.heard, { timeout: 10_000 }).toMatch(/^HTTP\/1\.1 413 /);
	endless.socket.destroy();
	const announced = wire(house);
	announced.socket.write(`${head}Content-Length: 9999999999\r\n\r\n{`);
	await expect.poll(announced.heard, { timeout: 10_000 }).toMatch(/^HTTP\/1\.1 413 /);
	announced.socket.destroy();
}, 30_000);

test.each([
	'GET / HTTP/1.1\r\n\r\n',
	'GET / HTTP/1.1\r\nHost: a b\r\n\r\n',
	'GET / HTTP/1.1\r\nHost: [::\r\n\r\n',
	'GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
	'GET //evil.example/%2e%2e HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
	'GET //evil.example/?language=fr HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
	'GET /?language=fr HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: \xff;q=x,,,;;\r\nCookie: language=%00; guest=.; =\r\n\r\n',
	'POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
	'TRACE / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
	'PROPFIND /polls HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
	'\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'
])('%j is answered without breaking anything', async (request) => {
	const { socket, heard } = wire(house);
	socket.write(Buffer.from(request, 'latin1'));
	await expect.poll(heard, { timeout: 10_000 }).toMatch(/^HTTP\/1\.1 [2345]/);
	expect(heard()).not.toMatch(/^HTTP\/1\.1 500/);
	expect(heard().toLowerCase()).not.toContain('location: //');
	expect(heard().toLowerCase()).not.toContain('location: http://evil');
	socket.destroy();
	expect((await house.ask('/healthz')).status).toBe(200);
	expect(house.output).not.toContain('"broken"');
});
