import { expect, test } from 'vitest';
import { ballotFaults, type Choices, claimTurns, fullFaults, keptChoices, withoutName } from './ballot.ts';
import { maxRankedOptions } from './counting/ranks.ts';
import { limits, type Method } from './poll.ts';
import { bestOptions, countPoll } from './result.ts';
import { labelled, noon, sampleBallot, samplePoll } from './samples.ts';

const codes = (method: Method, choices: Choices) =>
	ballotFaults(samplePoll({ method }), choices).map(({ code }) => code);

test('a kept yes keeps its turn, a new one takes the next', () => {
	const before = sampleBallot('Dov', { 1: 'yes', 2: 'no', 3: 'yes' }, 4);
	expect(claimTurns(before, { 1: 'yes', 2: 'yes', 3: 'maybe' }, 9)).toEqual({ 1: 4, 2: 9 });
	expect(claimTurns(null, { 1: 'yes', 2: 'no' }, 9)).toEqual({ 1: 9 });
});

test('a ballot is right or wrong for the method of its poll', () => {
	expect(codes('yes-maybe', { 1: 'yes', 2: 'maybe', 3: 'no' })).toEqual([]);
	expect(codes('yes-maybe', { 1: 3 })).toHaveLength(1);
	expect(codes('approval', { 1: 'maybe' })).toHaveLength(1);
	expect(codes('schulze', { 1: 1, 2: 1, 3: 2 })).toEqual([]);
	expect(codes('schulze', { 1: 4 })).toHaveLength(1);
	expect(codes('dots', { 1: 3, 2: 2 })).toEqual([]);
	expect(codes('dots', { 1: 3, 2: 3 })).toHaveLength(1);
	expect(codes('majority-judgment', { 1: 'very-good' })).toEqual([]);
});

test('an answer to an option that never was is named', () => {
	expect(ballotFaults(samplePoll(), { 1: 'yes', 44: 'yes' })).toMatchObject([{ field: 'choices.44' }]);
});

test('an empty ballot is refused: it would only open the results', () => {
	expect(ballotFaults(samplePoll(), {})).toEqual([{ field: 'choices', code: 'required' }]);
});

test('no more yes than the owner allows', () => {
	const poll = samplePoll({ policy: { maxYes: 2 } });
	expect(ballotFaults(poll, { 1: 'yes', 2: 'yes', 3: 'maybe' })).toEqual([]);
	expect(ballotFaults(poll, { 1: 'yes', 2: 'yes', 3: 'yes' })).toMatchObject([{ field: 'choices', limit: 2 }]);
});

test('an option removed while somebody was voting does not cost them the other answers', () => {
	const [bread, cheese] = labelled('Bread', 'Cheese');
	const poll = samplePoll({ options: [bread!, { ...cheese!, removed: { by: null, at: noon } }] });
	const kept = keptChoices(poll, { 1: 'yes', 2: 'yes' });
	expect(kept).toEqual({ 1: 'yes' });
	expect(ballotFaults(poll, kept)).toEqual([]);
});

test('where full options refuse, only a new yes is refused', () => {
	const poll = samplePoll({ policy: { whenFull: 'refuse' } });
	const full = new Set(['1', '2']);
	const before = sampleBallot('Dov', { 1: 'yes' });
	expect(fullFaults(poll, full, before, { 1: 'yes', 3: 'yes' })).toEqual([]);
	expect(fullFaults(poll, full, before, { 1: 'yes', 2: 'yes' })).toEqual([{ field: 'choices.2', code: 'full' }]);
	expect(fullFaults(samplePoll(), full, before, { 2: 'yes' })).toEqual([]);
});

test('a ballot without a name leads to nobody', () => {
	const text = JSON.stringify(withoutName(sampleBallot('Dov', { 1: 'yes' }, 1, { id: 'x' })));
	expect(text).not.toMatch(/dov/i);
});

test('the best options are those of the method, and none before anybody is for anything', () => {
	const ballots = [sampleBallot('Dov', { 1: 'yes', 2: 'yes' }), sampleBallot('Eve', { 1: 'maybe', 2: 'no' })];
	expect(bestOptions(samplePoll(), ballots)).toEqual(['1']);
	expect(bestOptions(samplePoll({ method: 'approval' }), ballots)).toEqual(['1', '2']);
	expect(bestOptions(samplePoll(), [])).toEqual([]);
});

test('ballots cast under older rules still count', () => {
	const [bread, cheese, wine] = labelled('Bread', 'Cheese', 'Wine');
	const fewer = samplePoll({
		method: 'run-off',
		options: [bread!, { ...cheese!, removed: { by: null, at: noon } }, wine!]
	});
	expect(bestOptions(fewer, [sampleBallot('Dov', { 1: 3, 2: 2, 3: 1 })])).toEqual(['3']);
	const stricter = samplePoll({ policy: { maxYes: 1 } });
	expect(countPoll(stricter, [sampleBallot('Dov', { 1: 'yes', 2: 'yes' })]).winners).toEqual(['1', '2']);
});

test('rankings hold as many options as can be counted in time', () => {
	expect(limits.rankedOptions).toBe(maxRankedOptions);
});
