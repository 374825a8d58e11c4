import { expect, test } from 'vitest';
import {
	maySeeResults,
	mayVote,
	namesFor,
	statusOf,
	type Who,
	whyNotChangeBallot,
	whyNotRemoveBallot,
	whyNotVote
} from './may.ts';
import { mayChangePolicy, type Policy, policyFaults, usualPolicy } from './policy.ts';
import { ana, bo, chloe, dov, eve, minutesAfter, noon, samplePoll } from './samples.ts';

const dovs = { id: 'ballot-dov' };
const under = (policy: Partial<Policy>) => samplePoll({ policy });
const closed = samplePoll({ closing: { by: 'actor-ana', at: noon } });

test('who may only read does not vote, and nobody votes after the close', () => {
	expect(mayVote(samplePoll(), dov, noon)).toBe(true);
	expect(whyNotVote(samplePoll(), chloe, noon)).toBe('forbidden');
	expect(whyNotVote(closed, dov, noon)).toBe('closed');
	expect(whyNotVote(closed, ana, noon)).toBe('closed');
});

test('the deadline itself is too late, the moment before is not', () => {
	const poll = samplePoll({ closesAt: noon });
	expect(mayVote(poll, dov, minutesAfter(-1))).toBe(true);
	expect(mayVote(poll, dov, noon)).toBe(false);
});

test.each<[Policy['edits'], Who, string | null]>([
	['own', dov, null],
	['own', eve, 'not-yours'],
	['own', ana, null],
	['locked', dov, 'locked'],
	['locked', bo, null],
	['anyone-all', eve, null],
	['anyone-all', chloe, 'forbidden']
])('with ballots changed by "%s", %o gets %s', (edits, who, why) => {
	expect(whyNotChangeBallot(under({ edits }), dovs, who, noon)).toBe(why);
});

test('in an anonymous poll the owner rewrites nobody, but may take a ballot out', () => {
	const poll = under({ anonymous: true });
	expect(whyNotChangeBallot(poll, dovs, ana, noon)).toBe('anonymous');
	expect(whyNotChangeBallot(poll, dovs, dov, noon)).toBeNull();
	expect(whyNotRemoveBallot(poll, dovs, ana, noon)).toBeNull();
});

test('after the close only whoever runs the poll takes ballots out', () => {
	expect(whyNotRemoveBallot(closed, dovs, ana, noon)).toBeNull();
	expect(whyNotRemoveBallot(closed, dovs, dov, noon)).toBe('closed');
});

test('results are shown to everyone, after voting, after the close, or to the owner', () => {
	const sees = (results: Policy['results'], who: Who, poll = under({ results })) => maySeeResults(poll, who, noon);
	expect(sees('everyone', chloe)).toBe(true);
	expect([sees('after-voting', eve), sees('after-voting', dov)]).toEqual([false, true]);
	expect([
		sees('after-close', dov),
		sees('after-close', dov, { ...closed, policy: under({ results: 'after-close' }).policy })
	]).toEqual([false, true]);
	expect([sees('owner-only', dov), sees('owner-only', bo), sees('owner-only', ana)]).toEqual([false, true, true]);
});

test('hidden names are read by their bearer and the owner; anonymous ones by nobody', () => {
	const names = (policy: Partial<Policy>) => [eve, ana].map((who) => namesFor(under(policy), who));
	expect(names({})).toEqual(['all', 'all']);
	expect(names({ names: 'hidden' })).toEqual(['own', 'all']);
	expect(names({ anonymous: true })).toEqual(['none', 'none']);
});

test('anonymous cannot be undone', () => {
	const anonymous = { ...usualPolicy, anonymous: true };
	expect(mayChangePolicy(anonymous, usualPolicy)).toBe(false);
	expect(mayChangePolicy(usualPolicy, anonymous)).toBe(true);
	expect(mayChangePolicy(anonymous, { ...anonymous, results: 'owner-only' })).toBe(true);
});

test('nobody can change all ballots without seeing them', () => {
	expect(policyFaults({ ...usualPolicy, edits: 'anyone-all' })).toEqual([]);
	for (const hiding of [{ anonymous: true }, { names: 'hidden' }, { results: 'owner-only' }] as Partial<Policy>[])
		expect(policyFaults({ ...usualPolicy, edits: 'anyone-all', ...hiding })).toHaveLength(1);
});

test('a wrong person is forbidden, a wrong moment is a conflict', () => {
	expect([statusOf('forbidden'), statusOf('not-yours'), statusOf('closed'), statusOf('locked')]).toEqual([
		403, 403, 409, 409
	]);
});
