import { expect, test } from 'vitest';
import { changedSince, labelsAfter } from './changed-since.ts';
import type { Option } from './poll.ts';

const option = (id: string, more: Partial<Option> = {}): Option => ({
	id,
	label: `Option ${id}`,
	capacity: null,
	...more
});
const noon = new Date('2027-05-12T12:00:00Z');
const before = new Date('2027-05-12T11:00:00Z');
const after = new Date('2027-05-12T13:00:00Z');
const ballot = { choices: { 1: 'yes', 2: 'no' } as const, changedAt: noon };
const ids = (options: Option[]) => options.map(({ id }) => id);

test('options added since are told, those that stood there unanswered are not', () => {
	const proposal = { by: null, name: '', at: before, accepted: { by: null, at: after } };
	const options = [
		option('1'),
		option('3'),
		option('4', { since: before.toISOString() }),
		option('5', { since: after.toISOString() }),
		option('6', { proposal })
	];
	expect(ids(changedSince(options, ballot).added)).toEqual(['5', '6']);
});

test('an option that was taken away is told to whoever answered it, and to nobody else', () => {
	const removed = { by: null, at: after };
	expect(ids(changedSince([option('2', { removed }), option('3', { removed })], ballot).removed)).toEqual(['2']);
});

test('whoever answered is told the name they answered, until they answer again', () => {
	const named = (label: string, moment: Date, from: Option): Option => {
		const labels = labelsAfter(from, label, moment);
		return { ...from, label, ...(labels && { labels }) };
	};
	const renamed = named('Steak', after, named('Salad', before, option('1', { label: 'Soup' })));
	const [told] = changedSince([renamed], ballot).renamed;
	expect(told?.before).toBe('Salad');
	expect(changedSince([renamed], { ...ballot, changedAt: new Date('2027-05-12T14:00:00Z') }).renamed).toEqual([]);
	expect(changedSince([named('Salad', after, renamed)], ballot).renamed).toEqual([]);
});
