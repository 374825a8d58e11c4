import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutName } from './ballot.ts';
import { visibleComments, whyNotComment } from './comment.ts';
import type { Who } from './may.ts';
import { commentRules, edits, type Policy, results } from './policy.ts';
import { optionsFor } from './proposal.ts';
import { ana, bo, chloe, dov, eve, labelled, noon, sampleBallot, sampleComment, samplePoll } from './samples.ts';
import { sightOf, visibleBallots } from './sight.ts';

// Ids say nothing here, so that a name found in the text is a name that leaked.
const ballots = [
	sampleBallot('Dov', { 1: 'yes' }, 1, { id: 'ballot-dov' }),
	sampleBallot('Zoe', { 1: 'yes', 2: 'no' }, 2, { id: 'c', actor: 'secret-zoe' }),
	sampleBallot('Yann', { 2: 'yes' }, 3, { id: 'b', actor: 'secret-yann' })
];

const policies = fc.record({
	edits: fc.constantFrom(...edits),
	results: fc.constantFrom(...results),
	names: fc.constantFrom('shown' as const, 'hidden' as const),
	anonymous: fc.boolean(),
	comments: fc.constantFrom(...commentRules),
	capacity: fc.constantFrom(null, 1)
});
const visitors = fc.constantFrom(ana, bo, chloe, dov, eve);

const seenBy = (policy: Partial<Policy>, who: Who) => {
	const poll = samplePoll({ policy });
	const kept = policy.anonymous ? ballots.map(withoutName) : ballots;
	return JSON.stringify(sightOf(poll, kept, who, noon));
};
const runs = (who: Who) => who === ana || who === bo;

test('hidden names never leave, whatever the other rules say', () => {
	fc.assert(
		fc.property(policies, visitors, (policy, who) => {
			const text = seenBy(policy, who);
			expect(text).not.toMatch(/secret|actor/);
			if (policy.anonymous || (policy.names === 'hidden' && !runs(who))) expect(text).not.toMatch(/Zoe|Yann/);
			if (policy.anonymous) expect(text).not.toMatch(/Dov/);
		})
	);
});

test('even a name that was kept by mistake stays hidden in an anonymous poll', () => {
	const poll = samplePoll({ policy: { anonymous: true } });
	expect(JSON.stringify(visibleBallots(poll, ballots, ana, noon))).not.toMatch(/"(Dov|Zoe|Yann)"|2026/);
});

test('hidden results show a voter their own ballot alone', () => {
	fc.assert(
		fc.property(policies, (policy) => {
			const sight = JSON.parse(seenBy({ ...policy, results: 'owner-only' }, dov));
			expect(sight.ballots.map(({ id }: { id: string }) => id)).toEqual(['ballot-dov']);
			expect(sight.tally).toBeNull();
		})
	);
});

test('a link that is no ballot, or one taken back, opens no results shown after voting', () => {
	const poll = samplePoll({ policy: { results: 'after-voting' } });
	const seen = (id: string) => sightOf(poll, ballots, { ...eve, ballotIds: new Set([id]) }, noon);
	expect([seen('invitation-7').tally, seen('invitation-7').ballots]).toEqual([null, []]);
	expect(seen('c').tally).not.toBeNull();
});

test('hidden names leave no order that tells who voted when', () => {
	const order = (policy: Partial<Policy>) =>
		visibleBallots(samplePoll({ policy }), ballots, eve, noon).map(({ id }) => id);
	expect(order({})).toEqual(['ballot-dov', 'c', 'b']);
	expect(order({ names: 'hidden' })).toEqual(['b', 'ballot-dov', 'c']);
});

test('a voter reads the own name where names are hidden, and the own place in the waiting list', () => {
	const poll = samplePoll({ policy: { names: 'hidden', results: 'owner-only', capacity: 1 } });
	const sight = sightOf(poll, ballots, { ...dov, ballotIds: new Set(['c']) }, noon);
	expect(sight.ballots).toMatchObject([{ id: 'c', name: 'Zoe', mine: true, mayChange: true }]);
	expect(sight.places).toEqual([{ ballot: 'c', option: '1', place: 1 }]);
	expect(sight.full).toEqual(['1', '2']);
});

test('hidden names leave no order of seats either', () => {
	const first = sampleBallot('Xena', { 1: 'yes' }, 0, { id: 'z', actor: 'secret-xena' });
	const seats = (policy: Partial<Policy>) =>
		sightOf(samplePoll({ policy }), [first, ...ballots], eve, noon).tally!.options[1]!.seats!;
	expect(seats({ capacity: 9 }).taken).toEqual(['z', 'ballot-dov', 'c']);
	expect(seats({ capacity: 9, names: 'hidden' }).taken).toEqual(['ballot-dov', 'c', 'z']);
	expect(seats({ capacity: 9, anonymous: true }).taken).toEqual(['ballot-dov', 'c', 'z']);
});

test('a private comment is read by the owner and by whoever wrote it', () => {
	const comments = [sampleComment({ private: true, text: 'for Ana' }), sampleComment({ id: '2' })];
	const count = (who: Who) => visibleComments(samplePoll(), comments, who).length;
	expect([ana, bo, dov, eve, chloe].map(count)).toEqual([2, 2, 2, 1, 1]);
});

test('private words and hidden names of comments never leave', () => {
	const comments = [
		sampleComment({ name: 'Zoe', private: true, text: 'for Ana', actor: 'secret-zoe', ballot: 'c' }),
		sampleComment({ id: '2', name: 'Yann', actor: 'secret-yann', ballot: null })
	];
	fc.assert(
		fc.property(policies, visitors, (policy, who) => {
			const text = JSON.stringify(visibleComments(samplePoll({ policy }), comments, who));
			expect(text).not.toMatch(/secret|"c"/);
			if (!runs(who)) expect(text).not.toMatch(/for Ana|Zoe/);
			if (policy.anonymous || (policy.names === 'hidden' && !runs(who))) expect(text).not.toMatch(/Yann/);
		})
	);
});

test('comments can be for the owner alone, or off, and do not end with the votes', () => {
	const read = (comments: Policy['comments'], who: Who) =>
		visibleComments(samplePoll({ policy: { comments } }), [sampleComment()], who).length;
	expect([read('owner-only', eve), read('owner-only', dov), read('owner-only', ana)]).toEqual([0, 1, 1]);
	const closed = samplePoll({ closing: { by: null, at: noon } });
	expect(whyNotComment(closed, dov, 0)).toBeNull();
	expect(whyNotComment(samplePoll({ policy: { comments: 'off' } }), dov, 0)).toBe('off');
	expect(whyNotComment(closed, chloe, 0)).toBe('forbidden');
	expect(whyNotComment(closed, dov, 2_000)).toBe('too-many');
});

test('a proposal that waits is seen by the owner and by whoever made it, without the actor', () => {
	const options = labelled('Bread', 'Soup');
	options[1]!.proposal = { by: 'actor-dov', name: 'Dov', at: noon, accepted: null };
	const seen = (who: Who, policy = {}) => optionsFor(samplePoll({ options, policy }), who);
	expect([ana, dov, eve].map((who) => seen(who).length)).toEqual([2, 2, 1]);
	expect(seen(dov)[1]).toMatchObject({ proposedBy: 'Dov', waits: true, mine: true });
	expect(JSON.stringify(seen(ana))).not.toMatch(/actor/);
	expect(JSON.stringify(seen(ana, { anonymous: true }))).not.toMatch(/Dov/);
});
