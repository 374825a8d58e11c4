import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readSettings, settings, useSettings } from '../settings/settings.ts';
import { askOutside, isPublicAddress, seatDoor } from './outside.ts';

const answers: Record<string, (response: ServerResponse) => void> = {
	'/': (response) => response.end('hello'),
	'/packed': (response) =>
		response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(3 * 1024 * 1024))),
	'/never': () => {},
	'/slowly': (response) => void response.write('a'),
	'/round': (response) => response.writeHead(302, { location: '/round' }).end(),
	'/moved': (response) => response.writeHead(301, { location: '/' }).end(),
	'/inward': (response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
	'/file': (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end()
};

let server: Server;
let port: number;
let putBack = () => {};
const letIn = () => {
	putBack = seatDoor({
		resolve: async (host) => (host === 'mixed.example' ? ['127.0.0.1', '192.168.1.1'] : ['127.0.0.1']),
		admits: (address) => address === '127.0.0.1'
	});
};
const at = (path: string, host = 'lists.example') => `http://${host}:${port}${path}`;

beforeAll(async () => {
	useSettings(readSettings({}));
	server = createServer(({ url }, response) => answers[url!]!(response));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	port = (server.address() as AddressInfo).port;
});
afterEach(() => putBack());
afterAll(() => {
	server.closeAllConnections();
	server.close();
});

test('an answer comes back with its status and where it came from', async () => {
	letIn();
	const answer = await askOutside(at('/moved'));
	expect(answer).toMatchObject({ status: 200, address: at('/') });
	expect(await answer.text()).toBe('hello');
});

test.each([
	'127.0.0.1',
	'10.1.2.3',
	'100.64.0.1',
	'169.254.169.254',
	'172.31.0.1',
	'192.168.0.1',
	'0.0.0.0',
	'224.0.0.1',
	'255.255.255.255',
	'::1',
	'::',
	'::ffff:8.8.8.8',
	'fe80::1',
	'fd00::1',
	'64:ff9b::808:808',
	'2002:7f00:1::',
	'2001::1',
	'2001:db8::1'
])('%s is not asked', async (address) => {
	expect(isPublicAddress(address)).toBe(false);
	const host = address.includes(':') ? `[${address}]` : address;
	await expect(askOutside(`http://${host}/`)).rejects.toMatchObject({ code: 'kernel.outside-closed' });
});

test('addresses of the whole world are asked', () => {
	expect(['8.8.8.8', '100.128.0.1', '172.32.0.1', '2a00:1450::1', '2606:4700::1'].filter(isPublicAddress)).toHaveLength(
		5
	);
});

test('a name that leads inward, also among others, is refused, and so are other notations of numbers', async () => {
	for (const address of ['http://localhost/', 'http://2130706433/', 'http://0x7f.1/', 'http://127.1:3000/'])
		await expect(askOutside(address)).rejects.toMatchObject({ code: 'kernel.outside-closed' });
	letIn();
	await expect(askOutside(at('/', 'mixed.example'))).rejects.toMatchObject({ code: 'kernel.outside-closed' });
});

test('a name is looked up once: what it says later changes nothing', async () => {
	let asked = 0;
	putBack = seatDoor({
		resolve: async () => (asked++ === 0 ? ['127.0.0.1'] : ['10.0.0.1']),
		admits: (address) => address === '127.0.0.1'
	});
	expect(await (await askOutside(at('/'))).text()).toBe('hello');
	expect(asked).toBe(1);
});

test('redirects are followed a few times, never inward and never away from the web', async () => {
	letIn();
	await expect(askOutside(at('/round'))).rejects.toMatchObject({ code: 'kernel.outside-silent' });
	await expect(askOutside(at('/inward'))).rejects.toMatchObject({ code: 'kernel.outside-closed' });
	await expect(askOutside(at('/file'))).rejects.toMatchObject({ code: 'kernel.outside-closed' });
});

test('what grows too large, packed or not, is broken off', async () => {
	letIn();
	const packed = await askOutside(at('/packed'));
	await expect(packed.text()).rejects.toMatchObject({ code: 'kernel.outside-too-large' });
	const small = await askOutside(at('/'), { maxBytes: 4 });
	await expect(small.text()).rejects.toMatchObject({ code: 'kernel.outside-too-large' });
	expect(await (await askOutside(at('/packed'), { maxBytes: 4 * 1024 * 1024 })).text()).toHaveLength(3 * 1024 * 1024);
});

test('who does not answer in time is not waited for', async () => {
	letIn();
	const silent = { code: 'kernel.outside-silent', details: { gaps: { why: 'timeout' } } };
	await expect(askOutside(at('/never'), { timeoutMs: 100 })).rejects.toMatchObject(silent);
	const slow = await askOutside(at('/slowly'), { timeoutMs: 200 });
	await expect(slow.text()).rejects.toMatchObject({ code: 'kernel.outside-silent' });
	putBack();
	putBack = seatDoor({ resolve: () => new Promise(() => {}) });
	await expect(askOutside(at('/'), { timeoutMs: 100 })).rejects.toMatchObject(silent);
});

test('addresses with a password, of other schemes and of ports that are not the web’s are refused', async () => {
	for (const address of ['ftp://example.org/', 'http://ana:secret@example.org/', 'http://8.8.8.8:25/', 'nonsense'])
		await expect(askOutside(address)).rejects.toMatchObject({ code: 'kernel.outside-closed' });
});

test('a neighbour that the host named is asked, at the port it named, and nobody elsewhere sends there', async () => {
	useSettings({ ...settings(), NEIGHBOURS: [`localhost:${port}`] });
	expect(await (await askOutside(at('/', 'localhost'))).text()).toBe('hello');
	await expect(askOutside(`http://localhost:${port + 1}/`)).rejects.toMatchObject({ code: 'kernel.outside-closed' });
	await expect(askOutside(at('/', '127.0.0.1'))).rejects.toMatchObject({ code: 'kernel.outside-closed' });
	answers['/next-door'] = (response) => response.writeHead(302, { location: at('/', 'localhost') }).end();
	letIn();
	await expect(askOutside(at('/next-door'))).rejects.toMatchObject({ code: 'kernel.outside-closed' });
	useSettings({ ...settings(), NEIGHBOURS: [] });
});
