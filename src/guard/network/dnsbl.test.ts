/** Against a name server of our own that answers over UDP. */
import { createSocket, type Socket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askDnsbl, askDomainDnsbl, reversed } from './dnsbl.ts';

const refused = 5;
const noSuchName = 3;
const answers: Record<string, string[] | number> = {
	'2.113.51.8.bl.example': ['127.0.0.2', '127.0.0.10'],
	'3.113.51.8.bl.example': ['127.255.255.254'],
	'4.113.51.8.bl.example': ['203.0.113.80'],
	'5.113.51.8.bl.example': refused,
	'6.113.51.8.bl.example': ['127.0.0.2', '127.255.255.252'],
	'7.113.51.8.bl.example': ['127.0.0.1'],
	'1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.5.4.1.0.0.a.2.bl.example': ['127.0.0.4'],
	'evil.example.dbl.example': ['127.0.1.2']
};

let socket: Socket;
let resolver: Resolver;
const asked: string[] = [];

function nameIn(question: Buffer): { name: string; end: number } {
	const labels: string[] = [];
	let at = 12;
	for (let length = question[at]!; length > 0; length = question[at]!) {
		labels.push(question.toString('latin1', at + 1, at + 1 + length));
		at += length + 1;
	}
	return { name: labels.join('.').toLowerCase(), end: at + 5 };
}

function answerTo(question: Buffer): Buffer | null {
	const { name, end } = nameIn(question);
	asked.push(name);
	if (name.endsWith('silent.example')) return null;
	const known = answers[name] ?? noSuchName;
	const records = typeof known === 'number' ? [] : known;
	const head = Buffer.from(question.subarray(0, 12));
	head.writeUInt16BE(0x8180 | (typeof known === 'number' ? known : 0), 2);
	head.writeUInt16BE(records.length, 6);
	head.writeUInt16BE(0, 8);
	head.writeUInt16BE(0, 10);
	const body = records.map((address) =>
		Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...address.split('.').map(Number)])
	);
	return Buffer.concat([head, question.subarray(12, end), ...body]);
}

beforeAll(async () => {
	socket = createSocket('udp4');
	socket.on('message', (question, { port, address }) => {
		const answer = answerTo(question);
		if (answer) socket.send(answer, port, address);
	});
	await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
	resolver = new Resolver({ timeout: 300, tries: 1 });
	resolver.setServers([`127.0.0.1:${(socket.address() as AddressInfo).port}`]);
});
afterAll(() => socket.close());

const says = async (address: string, zone = 'bl.example') => (await askDnsbl(address, [zone], resolver, 500))[0];

test('an address on a list is listed, one that is not is not', async () => {
	expect(await says('8.51.113.2')).toEqual({ zone: 'bl.example', says: 'listed', codes: ['127.0.0.2', '127.0.0.10'] });
	expect(await says('8.51.113.99')).toEqual({ zone: 'bl.example', says: 'unlisted', codes: [] });
	expect(await says('2a00:1450::1')).toMatchObject({ says: 'listed' });
	expect(await askDomainDnsbl('evil.example', ['dbl.example'], resolver)).toMatchObject([{ says: 'listed' }]);
	expect(await askDomainDnsbl('good.example', ['dbl.example'], resolver)).toMatchObject([{ says: 'unlisted' }]);
});

test('a list that refuses, answers everything, or stays silent says nothing', async () => {
	for (const last of [3, 4, 5, 6, 7])
		expect.soft(await says(`8.51.113.${last}`), String(last)).toMatchObject({ says: 'unknown' });
	const start = performance.now();
	expect(await says('8.51.113.2', 'silent.example')).toMatchObject({ says: 'unknown' });
	const stuck = { resolve4: () => new Promise<string[]>(() => {}) };
	expect(await askDnsbl('8.51.113.2', ['a.example', 'b.example'], stuck, 100)).toMatchObject([
		{ says: 'unknown' },
		{ says: 'unknown' }
	]);
	expect(performance.now() - start).toBeLessThan(20_000);
});

test('nobody is asked about addresses of a private network, or about nonsense', async () => {
	const before = asked.length;
	for (const address of ['10.0.0.1', '::1', 'fd00::1', 'nonsense', '1.2.3'])
		expect.soft(await says(address), address).toMatchObject({ says: 'unknown' });
	expect(await askDomainDnsbl('a b', ['dbl.example'], resolver)).toMatchObject([{ says: 'unknown' }]);
	expect(asked.length).toBe(before);
});

test('addresses are asked about backwards', () => {
	expect(reversed('192.0.2.99')).toBe('99.2.0.192');
	expect(reversed('2001:db8:1:2:3:4:567:89ab')).toBe('b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2');
	expect(reversed('example.org')).toBe(null);
});
