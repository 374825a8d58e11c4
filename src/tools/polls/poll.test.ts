import { expect, test } from 'vitest';
import {
	close,
	deadlineFaults,
	decide,
	decisionFaults,
	dropped,
	reopen,
	whyNotClose,
	whyNotDecide,
	whyNotReopen
} from './decision.ts';
import { isOpen, mayChangeMethod, mayChangeScale, mostOptions, nextOptionId, numbered } from './poll.ts';
import { addedFaults, mayPropose, optionKey, proposalOf, whyNotPropose } from './proposal.ts';
import { ana, bo, chloe, dov, eve, labelled, minutesAfter, noon, samplePoll } from './samples.ts';

test('a poll without a closing day stays open', () => expect(isOpen(samplePoll(), minutesAfter(9_999_999))).toBe(true));

test('a poll is open until its deadline or its close, whichever comes first', () => {
	const poll = samplePoll({ closesAt: minutesAfter(10) });
	expect(isOpen(poll, minutesAfter(9))).toBe(true);
	expect(isOpen(poll, minutesAfter(10))).toBe(false);
	expect(isOpen({ ...poll, ...close(poll, 'actor-ana', noon) }, noon)).toBe(false);
});

test('a number is never given to two options', () => {
	const options = labelled('Bread', 'Cheese', 'Wine');
	options[2]!.removed = { by: null, at: noon };
	expect(nextOptionId(options)).toBe('4');
	expect(numbered([{ label: 'Soup' }, { label: 'Tea' }], options).map(({ id }) => id)).toEqual(['4', '5']);
	expect(nextOptionId([])).toBe('1');
});

test('a poll of 6,760 dates is allowed, rankings stay short', () => {
	expect(mostOptions('date', 'yes-maybe')).toBeGreaterThan(6_760);
	expect([mostOptions('choice', 'score'), mostOptions('date', 'schulze')]).toEqual([1_000, 100]);
});

test('once people voted, only a method that reads their ballots may follow', () => {
	expect(mayChangeMethod('yes-maybe', 'schulze', 0)).toBe(true);
	expect(mayChangeMethod('yes-maybe', 'schulze', 1)).toBe(false);
	expect(mayChangeMethod('yes-maybe', 'approval', 9)).toBe(true);
	expect(mayChangeMethod('schulze', 'run-off', 9)).toBe(true);
	expect(mayChangeMethod('score', 'dots', 9)).toBe(false);
	const scale = { maxScore: 5, dots: null, dotsPerOption: null };
	expect(mayChangeScale(scale, { ...scale, maxScore: 10 }, 9)).toBe(true);
	expect(mayChangeScale(scale, { ...scale, maxScore: 3 }, 9)).toBe(false);
});

test('those who run the poll close it and open it again; others do neither', () => {
	const open = samplePoll();
	const closed = { ...open, ...close(open, 'actor-ana', noon) };
	expect([ana, bo].map((who) => whyNotClose(open, who, noon))).toEqual([null, null]);
	expect([dov, chloe].map((who) => whyNotClose(open, who, noon))).toEqual(['forbidden', 'forbidden']);
	expect(whyNotClose(closed, ana, noon)).toBe('closed');
	expect(whyNotReopen(open, ana, noon)).toBe('not-closed');
	expect(whyNotReopen(closed, ana, noon)).toBeNull();
	expect(isOpen({ ...closed, ...reopen(closed, null) }, noon)).toBe(true);
});

test('a poll whose deadline passed opens again only with a later one, or none', () => {
	expect(deadlineFaults(noon, noon)).toHaveLength(1);
	expect([deadlineFaults(minutesAfter(1), noon), deadlineFaults(null, noon)]).toEqual([[], []]);
});

test('a decision closes, names options that exist once each, and counts its letters', () => {
	const poll = samplePoll();
	expect(decisionFaults(poll, ['1', '3'])).toEqual([]);
	expect(decisionFaults(poll, [])).toMatchObject([{ code: 'required' }]);
	expect(decisionFaults(poll, ['1', '9', '1']).map(({ field, code }) => `${field} ${code}`)).toEqual([
		'options[1] not-one-of',
		'options[2] twice'
	]);
	expect(whyNotDecide(eve)).toBe('forbidden');
	const first = { ...poll, ...decide(poll, ['1', '2'], 'actor-ana', noon) };
	expect([isOpen(first, noon), first.decision.sequence]).toEqual([false, 0]);
	const second = { ...first, ...decide(first, ['2'], 'actor-bo', minutesAfter(5)) };
	expect([second.closing?.by, second.decision.sequence]).toEqual(['actor-ana', 1]);
	expect(dropped(first.decision, second.decision)).toEqual(['1']);
	const reopened = { ...second, ...reopen(second, null) };
	expect([reopened.decision, reopened.sequence]).toEqual([null, 2]);
	expect(decide(reopened, ['3'], 'actor-ana', noon).sequence).toBe(3);
});

const proposing = samplePoll({ proposals: { open: true, until: minutesAfter(60), approval: true } });

test('voters propose options where the owner lets them, until the deadline of proposals', () => {
	expect(mayPropose(proposing, dov, noon)).toBe(true);
	expect(whyNotPropose(samplePoll(), dov, noon)).toBe('off');
	expect(whyNotPropose(proposing, chloe, noon)).toBe('forbidden');
	expect(whyNotPropose(proposing, dov, minutesAfter(60))).toBe('too-late');
	expect(whyNotPropose({ ...proposing, closesAt: noon }, dov, noon)).toBe('closed');
});

test('twenty proposals a voter are enough, refused ones included', () => {
	const proposal = proposalOf(proposing, dov, 'Dov', noon);
	const twenty = labelled(...Array.from({ length: 20 }, (_, place) => `Idea ${place}`)).map((option) => ({
		...option,
		proposal,
		removed: { by: 'actor-ana', at: noon }
	}));
	expect(whyNotPropose({ ...proposing, options: twenty }, dov, noon)).toBe('too-many');
	expect(whyNotPropose({ ...proposing, options: twenty }, eve, noon)).toBeNull();
});

test('a proposal waits for the owner where the owner looks first', () => {
	expect(proposalOf(proposing, dov, 'Dov', noon)).toEqual({ by: 'actor-dov', name: 'Dov', at: noon, accepted: null });
	const free = { ...proposing, proposals: { ...proposing.proposals, approval: false } };
	expect(proposalOf(free, dov, 'Dov', noon).accepted).toEqual({ by: null, at: noon });
});

test('an option that is there already is not added again, one that was removed may come back', () => {
	const poll = samplePoll();
	expect(addedFaults(poll, [{ label: ' BREAD ' }, { label: 'Soup' }, { label: 'soup' }])).toEqual([
		{ field: 'options[0]', code: 'twice' },
		{ field: 'options[2]', code: 'twice' }
	]);
	const without = { ...poll, options: poll.options.map((option) => ({ ...option, removed: { by: null, at: noon } })) };
	expect(addedFaults(without, [{ label: 'Bread' }])).toEqual([]);
	expect(optionKey({ label: 'Ｂread' })).toBe('bread');
});

test('a choice poll holds a thousand options and no more', () => {
	const many = Array.from({ length: 998 }, (_, place) => ({ label: `Idea ${place}` }));
	expect(addedFaults(samplePoll(), many)).toEqual([{ field: 'options', code: 'too-many', limit: 1_000 }]);
});
