import { describe, expect, test } from 'vitest';
import { grouped, type Light, spreadOf } from './alike.ts';

const noon = new Date('2026-05-04T12:00:00Z');
const later = (hours: number): Date => new Date(noon.getTime() + hours * 3_600_000);
let count = 0;
const one = (change: Partial<Light> = {}): Light => ({
	id: String(++count),
	at: noon,
	weight: 4,
	campaign: null,
	actor: null,
	network: null,
	domains: [],
	sort: 'polls polls.comment',
	isNew: true,
	isUnknown: false,
	alone: false,
	...change
});
const sizes = (cases: Light[], common = new Set<string>()) => grouped(cases, common).map(({ cases }) => cases.length);

describe('are decided together', () => {
	test('those of one campaign, whenever they came', () =>
		expect(sizes([one({ campaign: 'c' }), one({ campaign: 'c', at: later(400) }), one()])).toEqual([2, 1]));

	test('those of one maker on one day, not those of another week', () => {
		expect(sizes([one({ actor: 'eve' }), one({ actor: 'eve', at: later(5) })])).toEqual([2]);
		expect(sizes([one({ actor: 'eve' }), one({ actor: 'eve', at: later(200) })])).toEqual([1, 1]);
	});

	test('those that lead to one domain, through others that share something else', () =>
		expect(
			sizes([
				one({ domains: ['a.example'] }),
				one({ domains: ['a.example', 'b.example'] }),
				one({ domains: ['b.example'] })
			])
		).toEqual([3]));

	test('not those that share a domain everybody writes', () =>
		expect(
			sizes([one({ domains: ['video.example'] }), one({ domains: ['video.example'] })], new Set(['video.example']))
		).toEqual([1, 1]));

	test('not somebody this host knows who shares a network with strangers', () => {
		expect(sizes([one({ network: 'n' }), one({ network: 'n' })])).toEqual([2]);
		expect(sizes([one({ network: 'n' }), one({ network: 'n', isNew: false })])).toEqual([1, 1]);
	});

	test('never appeals', () =>
		expect(sizes([one({ campaign: 'c', alone: true }), one({ campaign: 'c' })])).toEqual([1, 1]));
});

test('what harms and reaches most comes first', () => {
	const groups = grouped(
		[one({ id: 'a', weight: 2 }), one({ id: 'b', weight: 9 }), one({ id: 'c', weight: 5 })],
		new Set()
	);
	expect(groups.map(({ cases }) => cases[0]!.id)).toEqual(['b', 'c', 'a']);
});

test('says how many, from how many networks, in how long', () =>
	expect(spreadOf([one({ network: 'n' }), one({ network: 'm', at: later(6.5) }), one()])).toEqual({
		count: 3,
		networks: 2,
		hours: 7
	}));

test('ten thousand cases are grouped at once', () => {
	const many = Array.from({ length: 10_000 }, (_, at) =>
		one({ campaign: `c${at % 100}`, domains: [`d${at % 37}.example`] })
	);
	const started = performance.now();
	expect(sizes(many)).toEqual([10_000]);
	expect(performance.now() - started).toBeLessThan(20_000);
});

describe('what strangers sent', () => {
	const stranger = (change: Partial<Light> = {}) => one({ isUnknown: true, ...change });
	const many = (count: number, change: Partial<Light> = {}) => Array.from({ length: count }, () => stranger(change));
	const lots = (cases: Light[]) => grouped(cases, new Set()).map(({ cases, apart }) => `${cases.length} ${apart}`);

	test('is read in one lot, those that are tied beside each other; whom one knows stays by themselves', () => {
		const [kin, other] = [stranger({ campaign: 'c' }), stranger({ campaign: 'c', at: later(9) })];
		const [lot, alone] = grouped([kin, stranger({ at: later(1) }), other, one({ weight: 1 })], new Set());
		expect(lot).toMatchObject({ apart: true });
		expect(lot!.cases.map(({ id }) => id).slice(0, 2)).toEqual([kin.id, other.id]);
		expect([lot!.cases.length, alone!.cases.length, alone!.apart]).toEqual([3, 1, false]);
	});

	test('a large campaign has its own, and so has what is alone', () => {
		expect(lots([...many(22, { campaign: 'c' }), ...many(2)])).toEqual(['22 false', '2 true']);
		expect(lots(many(1))).toEqual(['1 false']);
		expect(lots(many(5, { campaign: 'c' }))).toEqual(['5 false']);
	});

	test('no lot is longer than anybody reads at one go, and none parts what is tied', () => {
		expect(lots(many(90))).toEqual(['40 true', '40 true', '10 true']);
		expect(lots([...many(38), ...many(5, { campaign: 'c' })]).sort()).toEqual(['38 true', '5 false']);
	});

	test('never appeals', () => expect(lots([stranger({ alone: true }), stranger()])).toEqual(['1 false', '1 false']));
});
