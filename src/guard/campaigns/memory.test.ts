import { expect, test } from 'vitest';
import { type Member, Memory, Ordinary, type State } from './memory.ts';
import { contactsIn, saidIn } from './said.ts';

function memory(): Memory {
	const ordinary = new Ordinary();
	for (const day of ['Monday', 'Tuesday', 'Friday', 'Sunday', 'Saturday'])
		for (const what of ['meeting of the choir', 'picnic with the neighbours', 'film evening for all of you'])
			ordinary.take(saidIn(`Which day suits you for the ${what}, is ${day} good`));
	return new Memory(ordinary);
}

let next = 0;
const member = (text: string, state: State = 'against', about: Partial<Member> = {}): Member => ({
	key: `item${next++} `,
	said: saidIn(text),
	contacts: contactsIn(text),
	...{
		domains: [],
		network: null,
		state,
		campaign: null,
		decision: '1',
		caseId: '1',
		maker: 'eve',
		at: 0,
		tool: 'polls',
		item: 'x',
		part: ''
	},
	event: null,
	...about
});

const offer = (town: string, price: string) =>
	`Lucky roulette ${town} bonus jackpot ${price} instant payout for all of you https://spin${price}.example`;

test('texts that share their rare words are of one hand, though town, price and address change', () => {
	const known = memory();
	known.add(member(offer('Brest', '500')));
	const [kin] = known.kinOf(saidIn(offer('Lille', '90')));
	expect(kin!.alike).toBeGreaterThan(0.4);
	expect(kin!.shared).toBeGreaterThan(3);
});

test('what everybody writes makes nobody kin', () => {
	const known = memory();
	known.add(member('Which day suits you for the jackpot roulette, is Monday good'));
	expect(known.kinOf(saidIn('Which day suits you for the garden party, is Monday good'))).toEqual([]);
});

test('of one thing the last that is known counts', () => {
	const known = memory();
	const first = member(offer('Brest', '500'), 'passed');
	known.add(first);
	known.add({ ...first, state: 'waits' });
	const kin = known.kinOf(saidIn(offer('Lille', '90')));
	expect(kin.map((one) => one.member.state)).toEqual(['waits']);
});

test('the same number to call is found under other words', () => {
	const known = memory();
	known.add(member('We lend money, call +33 6 12 34 56 78'));
	expect(known.namingAny(contactsIn('Plombier pas cher 06 12 34 56 78'))).toHaveLength(1);
	expect(known.namingAny(contactsIn('Plombier pas cher 06 12 34 56 79'))).toEqual([]);
});

test('campaigns that prove to be one go by one name', () => {
	const known = memory();
	known.add(member(offer('Brest', '500'), 'waits', { campaign: 'b' }));
	known.rename(['b'], 'a');
	expect(known.kinOf(saidIn(offer('Lille', '90')))[0]!.member.campaign).toBe('a');
});
