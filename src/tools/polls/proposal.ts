/** Options that voters bring. */
import type { FieldFault } from '#base/refusal.ts';
import { canAnswer, namesFor, runsPoll, type Who, type WhyNot } from './may.ts';
import {
	type Actor,
	isOpen,
	limits,
	listedOptions,
	momentIn,
	mostOptions,
	type Option,
	type Poll,
	type Proposal
} from './poll.ts';
import { slotKey } from './slots.ts';

// Refused ones count as well: else whoever is refused could go on for ever.
const proposedBy = (poll: Poll, actor: Actor): number =>
	poll.options.filter(({ proposal }) => proposal?.by === actor).length;

export function whyNotPropose(poll: Poll, who: Who, now: Date): WhyNot | null {
	const { open, until } = poll.proposals;
	if (!canAnswer(who) || who.actor === null) return 'forbidden';
	if (!open) return 'off';
	if (!isOpen(poll, now)) return 'closed';
	if (until !== null && now >= until) return 'too-late';
	return proposedBy(poll, who.actor) < limits.proposalsPerVoter ? null : 'too-many';
}

export const mayPropose = (poll: Poll, who: Who, now: Date): boolean => whyNotPropose(poll, who, now) === null;

/** What a new option says of who brought it: in an anonymous poll nothing, not even the minute. */
export function proposalOf({ policy, proposals }: Poll, who: Who, name: string, now: Date): Proposal {
	const at = momentIn({ policy }, now);
	const known = policy.anonymous ? { by: null, name: '' } : { by: who.actor, name };
	return { ...known, at, accepted: proposals.approval ? null : { by: null, at } };
}

/** Two options are one when people cannot tell them apart: the same slot, or labels alike but for case and spaces. */
export const optionKey = (option: Pick<Option, 'slot' | 'label'>): string =>
	option.slot ? slotKey(option.slot) : (option.label ?? '').normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** What is wrong with options added to those there are; fields read `options[2]`. */
export function addedFaults(poll: Poll, added: Pick<Option, 'slot' | 'label'>[]): FieldFault[] {
	const limit = mostOptions(poll.kind, poll.method);
	// Removed ones count in the second: adding and removing without end must end too.
	if (listedOptions(poll).length + added.length > limit || poll.options.length + added.length > 2 * limit)
		return [{ field: 'options', code: 'too-many', limit }];
	return twiceFaults(added, new Set(poll.options.filter(({ removed }) => !removed).map(optionKey)));
}

export function twiceFaults(added: Pick<Option, 'slot' | 'label'>[], known: Set<string> = new Set()): FieldFault[] {
	const seen = new Set(known);
	return added.flatMap((option, place) =>
		seen.size === seen.add(optionKey(option)).size ? [{ field: `options[${place}]`, code: 'twice' }] : []
	);
}

export type VisibleOption = Omit<Option, 'proposal' | 'removed'> & {
	/** '' where nobody proposed it, or nobody may know. */
	proposedBy: string;
	/** Waits for the owner. */
	waits: boolean;
	mine: boolean;
};

/** What this visitor sees: proposals that wait are for the owner and for whoever made them. No actor goes out. */
export function optionsFor(poll: Poll, who: Who): VisibleOption[] {
	const names = namesFor(poll, who);
	return poll.options.flatMap(({ removed, proposal, ...option }) => {
		const mine = who.actor !== null && proposal?.by === who.actor;
		const waits = proposal !== undefined && proposal.accepted === null;
		if (removed || (waits && !mine && !runsPoll(who))) return [];
		const named = names === 'all' || (names === 'own' && mine);
		return [{ ...option, proposedBy: named ? (proposal?.name ?? '') : '', waits, mine }];
	});
}
