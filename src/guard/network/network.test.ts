import { BlockList, isIP } from 'node:net';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { house } from '#kernel/accounts/actor.ts';
import { carrier } from '#kernel/database/connection.ts';
import { openTestHouse } from '../../../tests/house.ts';
import type { Evidence } from '../judge/evidence.ts';
import { addList, listById, swapIn } from '../lists/store.ts';
import { networkEdition, networkIn, networkLists, readRanges } from './lists.ts';
import { numberOf, packRanges, type Range, rangeOf, rangesOf, unpackRanges } from './ranges.ts';
import { networkSignal } from './signal.ts';

openTestHouse();

describe('Addresses and networks', () => {
	test.each([
		['1.2.3.4', [0, 0, 0, 0x01020304]],
		['255.255.255.255', [0, 0, 0, 0xffffffff]],
		['::ffff:1.2.3.4', [0, 0, 0, 0x01020304]],
		['2001:db8::1', [0x20010db8, 0, 0, 1]],
		['::1', [0, 0, 0, 1]],
		['2001:0DB8:1:2:3:4:5:6', [0x20010db8, 0x00010002, 0x00030004, 0x00050006]],
		['fe80::1%eth0', [0xfe800000, 0, 0, 1]]
	])('%s is read', (address, parts) => expect(numberOf(address)?.parts).toEqual(parts));

	test.each([
		'',
		'1.2.3',
		'1.2.3.4.5',
		'256.1.1.1',
		'1.2..3',
		'a.b.c.d',
		':',
		':::',
		'1::2::3',
		'12345::',
		'example.org',
		'1.2.3.4 '
	])('%j is none', (address) => expect(numberOf(address)).toBe(null));

	test.each(['1.2.3.0/24', '10.0.0.0-10.0.0.9', '2001:db8::/32', '1.2.3.4'])('%s is a network', (text) =>
		expect(rangeOf(text)).not.toBe(null)
	);

	test.each(['1.2.3.0/33', '1.2.3.0/', '::/129', '1.2.3.9-1.2.3.0', '1.2.3.0/24/2', 'x/24'])('%s is none', (text) =>
		expect(rangeOf(text)).toBe(null)
	);

	test('ranges agree with those of Node, whatever they are', () => {
		let seed = 7;
		const random = (most: number) => {
			seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
			return (seed >>> 8) % most;
		};
		const nodes = new BlockList();
		const own: Range[] = [];
		const v4 = () => `${random(4)}.${random(4)}.${random(256)}.${random(256)}`;
		const v6 = () =>
			`2001:db8:${random(8).toString(16)}:${random(65_536).toString(16)}::${random(65_536).toString(16)}`;
		for (let count = 0; count < 300; count++) {
			const [four, six, bits, wide] = [v4(), v6(), 16 + random(17), 40 + random(89)];
			nodes.addSubnet(four, bits, 'ipv4');
			nodes.addSubnet(six, wide, 'ipv6');
			own.push(rangeOf(`${four}/${bits}`)!, rangeOf(`${six}/${wide}`)!);
		}
		const ranges = unpackRanges(packRanges(rangesOf(own)));
		for (let count = 0; count < 4000; count++) {
			const address = count % 2 ? v4() : v6();
			const expected = nodes.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
			expect.soft(ranges.holds(numberOf(address)!), address).toBe(expected);
		}
	});

	test('ranges that touch or overlap become one, at both ends of all addresses too', () => {
		const of = (...texts: string[]) => rangesOf(texts.map((text) => rangeOf(text)!));
		expect(of('1.2.3.0/25', '1.2.3.128/25', '1.2.3.7').size).toBe(1);
		expect(of('0.0.0.0/8', '255.0.0.0/8', 'ffff::/16', 'ffff:ffff::/32').size).toBe(3);
		expect(of('255.0.0.0/8').holds(numberOf('255.255.255.255')!)).toBe(true);
		expect(of().holds(numberOf('1.2.3.4')!)).toBe(false);
	});
});

test.each([
	['1.2.3.4', true],
	['1.2.3.0/24 ; SBL1', true],
	['"1.2.3.4","2026-01-01"', true],
	['ExitAddress 1.2.3.4 2026-11-22 10:00:00', true],
	['0.0.0.0/0', false],
	['::/0', false],
	['10.0.0.0/7', false],
	['nothing here', false]
])('in the line %j a network is found: %s', (line, isFound) => expect(networkIn(line) !== null).toBe(isFound));

describe('Lists of networks', () => {
	beforeEach(async () => {
		await carrier()`delete from guard.list`;
		await networkLists.refresh();
	});
	const follow = async (kind: string, text: string) => {
		const id = newId();
		await addList(
			{ id, holds: 'networks', kind, name: `List of ${kind}`, mirror: null, hours: 24 },
			house.id,
			new Date()
		);
		await swapIn(id, networkEdition(await readRanges([Buffer.from(text)])), new Date());
		await networkLists.refresh();
		return id;
	};
	const look = (address: string | null) =>
		networkSignal.look({ place: address && { address, hash: '', network: '' } } as Evidence);

	test('speak of whoever comes from there, weakly, each kind once', async () => {
		const id = await follow('tor', '# Tor\n198.51.100.7\n2001:db8:1::/48\nrubbish');
		await follow('tor', '198.51.100.7');
		await follow('abuse', '198.51.100.0/24');
		await follow('datacentre', '198.51.0.0/16');
		expect(await listById(id)).toMatchObject({ entries: 2, unread: 1 });
		expect(await look('2001:db8:1:2::9')).toEqual([
			{ symbol: 'network.tor', points: 1, gaps: { list: 'List of tor' } }
		]);
		const all = await look('198.51.100.7');
		expect(all.map(({ symbol }) => symbol).sort()).toEqual(['network.abuse', 'network.datacentre', 'network.tor']);
		expect(all.reduce((sum, { points }) => sum + points, 0)).toBeLessThanOrEqual(4);
	});

	test('say nothing of others, of unknown places, and when there are none', async () => {
		expect(await look('198.51.100.7')).toEqual([]);
		await follow('vpn', '198.51.100.7');
		expect(await look('203.0.113.1')).toEqual([]);
		expect(await look('unknown')).toEqual([]);
		expect(await look(null)).toEqual([]);
		expect(await look('::ffff:198.51.100.7')).toHaveLength(1);
	});
});
