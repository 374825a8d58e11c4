import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Ballot, type Choices, claimTurns } from './ballot.ts';
import { labelled, sampleBallot, samplePoll } from './samples.ts';
import { fullOptions, movedUp, placeOf, tally } from './tally.ts';

const twoSeats = samplePoll({ policy: { capacity: 2 } });

/** What the store does: each write takes the next turn. */
function story() {
	let turn = 0;
	const ballots = new Map<string, Ballot>();
	return {
		says(name: string, choices: Choices) {
			const id = `ballot-${name.toLowerCase()}`;
			turn += 1;
			const turns = claimTurns(ballots.get(id) ?? null, choices, turn);
			ballots.set(id, { ...sampleBallot(name, choices, turn), turns });
		},
		leaves: (name: string) => ballots.delete(`ballot-${name.toLowerCase()}`),
		counted: (poll = twoSeats) => tally(poll, [...ballots.values()])
	};
}

const seatsOf = (counted: ReturnType<typeof tally>, option = '1') => {
	const { taken, waiting } = counted.options[option]!.seats!;
	const names = (ids: string[]) => ids.map((id) => id.replace('ballot-', '')).join(' ');
	return `${names(taken)} | ${names(waiting)}`;
};

test('answers are counted by hand: three voters, one of whom left an option open', () => {
	const counted = tally(samplePoll(), [
		sampleBallot('Dov', { 1: 'yes', 2: 'maybe', 3: 'no' }),
		sampleBallot('Eve', { 1: 'yes', 2: 'yes' }),
		sampleBallot('Bo', { 1: 'maybe', 2: 'no', 3: 'no' })
	]);
	expect(counted.voters).toBe(3);
	expect(counted.options['1']).toEqual({ yes: 2, maybe: 1, no: 0, unanswered: 0, seats: null });
	expect(counted.options['2']).toEqual({ yes: 1, maybe: 1, no: 1, unanswered: 0, seats: null });
	expect(counted.options['3']).toEqual({ yes: 0, maybe: 0, no: 2, unanswered: 1, seats: null });
});

test('the third yes for two seats waits, and moves up when somebody leaves', () => {
	const { says, leaves, counted } = story();
	for (const name of ['Dov', 'Eve', 'Bo', 'Ana']) says(name, { 1: 'yes' });
	const before = counted();
	expect(seatsOf(before)).toBe('dov eve | bo ana');
	expect(fullOptions(before)).toEqual(new Set(['1']));
	expect(placeOf(before, '1', 'ballot-ana')).toBe(2);
	leaves('Dov');
	const after = counted();
	expect(seatsOf(after)).toBe('eve bo | ana');
	expect(movedUp(before, after)).toEqual([{ option: '1', ballot: 'ballot-bo' }]);
	expect(placeOf(after, '1', 'ballot-bo')).toBe('seated');
});

test('who changes another answer keeps the seat; who gives the seat up and comes back waits at the end', () => {
	const { says, counted } = story();
	for (const name of ['Dov', 'Eve', 'Bo']) says(name, { 1: 'yes' });
	says('Dov', { 1: 'yes', 2: 'no' });
	expect(seatsOf(counted())).toBe('dov eve | bo');
	says('Dov', { 1: 'no' });
	expect(seatsOf(counted())).toBe('eve bo | ');
	says('Dov', { 1: 'yes' });
	expect(seatsOf(counted())).toBe('eve bo | dov');
});

test('if need be takes no seat, and saying it gives the seat back', () => {
	const { says, counted } = story();
	for (const name of ['Dov', 'Eve', 'Bo']) says(name, { 1: 'yes' });
	says('Eve', { 1: 'maybe' });
	expect(seatsOf(counted())).toBe('dov bo | ');
});

test('each option may have its own number of seats, and a waiting list of its own', () => {
	const options = labelled('Bread', 'Cheese', 'Wine');
	options[1] = { ...options[1]!, capacity: 1 };
	const poll = samplePoll({ options, policy: { capacity: 2 } });
	const { says, counted } = story();
	for (const name of ['Dov', 'Eve', 'Bo']) says(name, { 1: 'yes', 2: 'yes' });
	expect(seatsOf(counted(poll), '1')).toBe('dov eve | bo');
	expect(seatsOf(counted(poll), '2')).toBe('dov | eve bo');
});

test('more seats move people up, and no limit any more seats everybody', () => {
	const { says, counted } = story();
	for (const name of ['Dov', 'Eve', 'Bo', 'Ana']) says(name, { 1: 'yes' });
	const waiting = counted();
	const moved = (capacity: number | null) => movedUp(waiting, counted(samplePoll({ policy: { capacity } })));
	expect(moved(3).map(({ ballot }) => ballot)).toEqual(['ballot-bo']);
	expect(moved(null)).toHaveLength(2);
	expect(moved(1)).toEqual([]);
});

test('fewer seats put the last ones seated in front of the waiting list', () => {
	const { says, counted } = story();
	for (const name of ['Dov', 'Eve', 'Bo']) says(name, { 1: 'yes' });
	expect(seatsOf(counted(samplePoll({ policy: { capacity: 1 } })))).toBe('dov | eve bo');
});

test('removed options and proposals that wait are not counted', () => {
	const [bread, cheese, wine] = labelled('Bread', 'Cheese', 'Wine');
	const proposal = { by: 'actor-dov', name: 'Dov', at: new Date(), accepted: null };
	const removed = { by: 'actor-ana', at: new Date() };
	const poll = samplePoll({ options: [bread!, { ...cheese!, removed }, { ...wine!, proposal }] });
	expect(Object.keys(tally(poll, []).options)).toEqual(['1']);
});

test('ranks reserve no seats', () => {
	const poll = samplePoll({ method: 'schulze', policy: { capacity: 1 } });
	expect(tally(poll, [sampleBallot('Dov', { 1: 1, 2: 2 })]).options['1']!.seats).toBeNull();
});

const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const deeds = fc.array(
	fc.record({
		who: fc.constantFrom(...people),
		answer: fc.constantFrom('yes' as const, 'maybe' as const, 'no' as const, 'leave' as const)
	}),
	{ maxLength: 60 }
);
const play = (steps: { who: string; answer: 'yes' | 'maybe' | 'no' | 'leave' }[], capacity: number) => {
	const poll = samplePoll({ policy: { capacity } });
	const { says, leaves, counted } = story();
	for (const { who, answer } of steps) answer === 'leave' ? leaves(who) : says(who, { 1: answer });
	return { leaves, counted: () => counted(poll) };
};

test('whatever people do, seats never exceed the capacity and nobody waits beside a free one', () => {
	fc.assert(
		fc.property(deeds, fc.integer({ min: 1, max: 4 }), (steps, capacity) => {
			const { yes, seats } = play(steps, capacity).counted().options['1']!;
			expect(seats!.taken.length).toBe(Math.min(yes, capacity));
			expect(seats!.taken.length + seats!.waiting.length).toBe(yes);
			expect(new Set([...seats!.taken, ...seats!.waiting]).size).toBe(yes);
		})
	);
});

test('one who leaves a seat lets exactly the first one waiting in', () => {
	fc.assert(
		fc.property(deeds, fc.integer({ min: 1, max: 4 }), fc.nat(), (steps, capacity, pick) => {
			const { leaves, counted } = play(steps, capacity);
			const before = counted();
			const { taken, waiting } = before.options['1']!.seats!;
			if (taken.length === 0) return;
			leaves(taken[pick % taken.length]!.replace('ballot-', ''));
			const first = waiting.slice(0, 1).map((ballot) => ({ option: '1', ballot }));
			expect(movedUp(before, counted())).toEqual(first);
		})
	);
});

test('one who leaves the waiting list moves nobody into a seat', () => {
	fc.assert(
		fc.property(deeds, (steps) => {
			const { leaves, counted } = play(steps, 2);
			const before = counted();
			const last = before.options['1']!.seats!.waiting.at(-1);
			if (!last) return;
			leaves(last.replace('ballot-', ''));
			expect(movedUp(before, counted())).toEqual([]);
		})
	);
});

test('the order in which ballots are read changes nothing', () => {
	const written = people.map((name, place) => sampleBallot(name, { 1: 'yes', 2: 'no' }, place + 1));
	const expected = tally(twoSeats, written);
	fc.assert(
		fc.property(fc.shuffledSubarray(written, { minLength: written.length }), (shuffled) => {
			expect(tally(twoSeats, shuffled)).toEqual(expected);
		})
	);
});

test('ballots without turns, as an import brings them, are seated in the order they came', () => {
	const ballots = ['Eve', 'Bo', 'Dov'].map((name, place) => sampleBallot(name, { 1: 'yes' }, place, { turns: {} }));
	expect(seatsOf(tally(twoSeats, ballots.toReversed()))).toBe('eve bo | dov');
});
