/** What became of the options since somebody answered: an answer must not come to mean another thing unseen. Pure. */
import type { Ballot } from './ballot.ts';
import { isListed, type Option } from './poll.ts';

export type Renamed = { option: Option; before: string };
/** `added` without those answered already, `renamed` and `removed` those that were. */
export type ChangedSince = { added: Option[]; renamed: Renamed[]; removed: Option[] };

const addedAt = ({ since, proposal }: Option): Date =>
	proposal?.accepted ? proposal.accepted.at : new Date(since ?? 0);

/** The label as it was at that moment. */
const labelAt = ({ label = '', labels = [] }: Option, moment: Date): string =>
	labels.find(({ until }) => new Date(until) > moment)?.label ?? label;

export function changedSince(
	options: Option[],
	{ choices, changedAt }: Pick<Ballot, 'choices' | 'changedAt'>
): ChangedSince {
	const isAnswered = ({ id }: Option) => choices[id] !== undefined;
	const listed = options.filter(isListed);
	return {
		added: listed.filter((option) => !isAnswered(option) && addedAt(option) > changedAt),
		renamed: listed
			.filter(isAnswered)
			.map((option) => ({ option, before: labelAt(option, changedAt) }))
			.filter(({ option, before }) => before !== (option.label ?? '')),
		removed: options.filter((option) => option.removed && isAnswered(option))
	};
}

const mostLabels = 20;

/** The labels an option leaves behind. */
export function labelsAfter({ label, labels }: Option, next: string | undefined, now: Date): Option['labels'] {
	if (label === undefined || next === undefined || next === label) return labels;
	return [...(labels ?? []), { label, until: now.toISOString() }].slice(-mostLabels);
}
