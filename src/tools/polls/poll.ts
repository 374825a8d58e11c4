/** What a poll is. Pure: the hour is passed, nothing is fetched; server and browser use the same. */
import type { ItemId } from '#base/ids.ts';
import { type MethodId, methodIds } from './counting/count.ts';
import type { Policy, ProposalRules } from './policy.ts';
import type { Slot } from './slots.ts';

/** '1', '2', … per poll in the order options came; a number is never given twice, even after a removal. */
export type OptionId = string;

/** Whoever the kernel knows as acting: an account or a guest. */
export type Actor = string;

/** Who and when, in place of a flag. `by` is null where the house itself acted, or nobody may know. */
export type Fact = { by: Actor | null; at: Date };

export const kinds = ['date', 'choice'] as const;
export type Kind = (typeof kinds)[number];

export type Method = MethodId;
export const methods = methodIds;

/** Ranks say an order; the others weigh each option alone. */
export const isRanked = (method: Method): boolean => method === 'run-off' || method === 'schulze';

/** Seats go to those who say yes: other methods have no yes. */
export const takesSeats = (method: Method): boolean => method === 'yes-maybe' || method === 'approval';

/** How far scores and dots go; null is the method's own default. */
export type Scale = { maxScore: number | null; dots: number | null; dotsPerOption: number | null };

/** `accepted` is null while the owner has not looked; a refused proposal is a removed option. */
export type Proposal = { by: Actor | null; name: string; at: Date; accepted: Fact | null };

export type Option = {
	id: OptionId;
	/** Date polls only. */
	slot?: Slot;
	/** Choice polls only: one line. */
	label?: string;
	/** Markdown. */
	text?: string;
	/** Id of a blob. */
	picture?: string;
	/** http or https. */
	link?: string;
	/** Seats of this option; null takes the poll's `policy.capacity`. */
	capacity: number | null;
	proposal?: Proposal;
	removed?: Fact;
	/** When it came to a poll that people could answer already; moments here are written as slots write them. */
	since?: string;
	/** What it was called before, the oldest first: whoever answered then is told (`changed-since.ts`). */
	labels?: { label: string; until: string }[];
};

/** `sequence` is the SEQUENCE (RFC 5545 §3.8.7.4) of the invitation that told it; `message` is the owner's to all. */
export type Decision = Fact & { options: OptionId[]; sequence: number; message?: string };

export type Poll = {
	id: ItemId;
	kind: Kind;
	title: string;
	/** Markdown, '' where there is none. */
	description: string;
	place: string;
	/** IANA name: where the hours of the slots are meant. */
	zone: string;
	method: Method;
	scale: Scale;
	/** All that ever were, in the order shown; `listedOptions` gives those that can be answered. */
	options: Option[];
	policy: Policy;
	proposals: ProposalRules;
	/** Deadline; votes at this very instant are too late. */
	closesAt: Date | null;
	closing: Fact | null;
	decision: Decision | null;
	/** SEQUENCE of the last calendar message sent, cancellations included; null before the first. */
	sequence: number | null;
};

/** Lengths are UTF-16 units, as `maxlength` counts. */
export const limits = {
	title: 200,
	description: 10_000,
	place: 200,
	label: 200,
	text: 2_000,
	slotText: 100,
	comment: 2_000,
	comments: 2_000,
	ballots: 5_000,
	capacity: 100_000,
	decided: 100,
	proposalsPerVoter: 20,
	options: { date: 7_000, choice: 1_000 },
	rankedOptions: 100
} as const;

export const mostOptions = (kind: Kind, method: Method): number =>
	isRanked(method) ? limits.rankedOptions : limits.options[kind];

export const isOpen = (poll: Pick<Poll, 'closing' | 'closesAt'>, now: Date): boolean =>
	poll.closing === null && (poll.closesAt === null || now < poll.closesAt);

/** Neither removed nor a proposal that still waits for the owner. */
export const isListed = (option: Option): boolean =>
	!option.removed && (option.proposal === undefined || option.proposal.accepted !== null);

export const listedOptions = (poll: Pick<Poll, 'options'>): Option[] => poll.options.filter(isListed);

export const nextOptionId = (options: Pick<Option, 'id'>[]): OptionId =>
	String(1 + options.reduce((highest, { id }) => Math.max(highest, Number(id)), 0));

/** Gives ids to new options, after all those that ever were. */
export function numbered<New extends object>(
	fresh: New[],
	options: Pick<Option, 'id'>[] = []
): (New & { id: OptionId })[] {
	const first = Number(nextOptionId(options));
	return fresh.map((option, place) => ({ ...option, id: String(first + place) }));
}

export const capacityOf = (poll: Pick<Poll, 'method' | 'policy'>, option: Pick<Option, 'capacity'>): number | null =>
	takesSeats(poll.method) ? (option.capacity ?? poll.policy.capacity) : null;

/** Once somebody answered, only a method that reads the same ballots may follow. */
export const mayChangeMethod = (from: Method, to: Method, ballots: number): boolean =>
	from === to || ballots === 0 || (takesSeats(from) && takesSeats(to)) || (isRanked(from) && isRanked(to));

const narrowed = (before: number | null, after: number | null): boolean =>
	after !== null && (before === null || after < before);

/** A scale may grow while people vote; shrinking it would make ballots wrong that were right. */
export const mayChangeScale = (before: Scale, after: Scale, ballots: number): boolean =>
	ballots === 0 ||
	!(['maxScore', 'dots', 'dotsPerOption'] as const).some((limit) => narrowed(before[limit], after[limit]));

const hourMs = 3_600_000;

export const hourOf = (moment: Date): Date => new Date(Math.floor(moment.getTime() / hourMs) * hourMs);

/** When something was said: in an anonymous poll the hour alone, since the minute would name who said it. */
export const momentIn = ({ policy }: Pick<Poll, 'policy'>, now: Date): Date => (policy.anonymous ? hourOf(now) : now);
