/** From input to poll: what a new poll is, and what becomes of one that changes. */

import { isInstant } from '#base/inputs.ts';
import { type FieldFault, isRefusal } from '#base/refusal.ts';
import type { ChangeInput, OpeningInput, OptionInput, SettingsInput } from './input.ts';
import { mayChangePolicy, noProposals, type Policy, type ProposalRules, policyFaults, usualPolicy } from './policy.ts';
import {
	type Kind,
	limits,
	type Method,
	mayChangeMethod,
	mayChangeScale,
	mostOptions,
	numbered,
	type Option,
	type Poll,
	takesSeats
} from './poll.ts';
import { twiceFaults } from './proposal.ts';
import { maxSlotText, slotFrom } from './slots.ts';

/** Either what was made, or what is wrong with each field. */
export type Made<Thing> = { made: Thing; faults?: undefined } | { made?: undefined; faults: FieldFault[] };

const orFaults = <Thing>(made: Thing, faults: FieldFault[]): Made<Thing> => (faults.length > 0 ? { faults } : { made });

const mostFaults = 50;

export type NewOption = Omit<Option, 'id' | 'proposal' | 'removed'>;

/** Reads options of one kind; duplicates among them are refused, those with older ones are `addedFaults`' part. */
export function readOptions(kind: Kind, zone: string, given: OptionInput[]): Made<NewOption[]> {
	const made: NewOption[] = [];
	const faults: FieldFault[] = [];
	for (const [place, input] of given.entries()) {
		const read = kind === 'date' ? dateOption(input, zone) : choiceOption(input);
		if (read.made) made.push(read.made);
		else faults.push(...read.faults.map(({ field, ...fault }) => ({ field: `options[${place}].${field}`, ...fault })));
		if (faults.length >= mostFaults) break;
	}
	return orFaults(made, faults.length > 0 ? faults : twiceFaults(made).slice(0, mostFaults));
}

const fault = (field: string, code: string, limit?: number): { faults: FieldFault[] } => ({
	faults: [limit === undefined ? { field, code } : { field, code, limit }]
});

function choiceOption({ day, start, end, label, text, link, picture, capacity = null }: OptionInput): Made<NewOption> {
	const foreign = Object.entries({ day, start, end }).find(([, value]) => value !== undefined);
	if (foreign) return fault(foreign[0], 'not-allowed');
	if (label === undefined) return fault('label', 'required');
	return { made: { label, ...(text && { text }), ...(link && { link }), ...(picture && { picture }), capacity } };
}

function dateOption(
	{ day, start, end, label, text, link, picture, capacity = null }: OptionInput,
	zone: string
): Made<NewOption> {
	if (label !== undefined) return fault('label', 'not-allowed');
	if (day === undefined && start === undefined) return fault('day', 'required');
	if (day !== undefined && start !== undefined) return fault('start', 'not-allowed');
	if (text !== undefined && text.length > maxSlotText) return fault('text', 'too-long', maxSlotText);
	try {
		const slot = slotFrom({ day, start, end, text }, zone);
		return { made: { slot, ...(link && { link }), ...(picture && { picture }), capacity } };
	} catch (problem) {
		if (!isRefusal(problem)) throw problem;
		const { fields } = problem.details;
		return fields ? { faults: fields } : fault(start === undefined ? 'day' : 'start', 'not-a-date');
	}
}

/** A moment with its offset, or on the clocks of the zone; null where it is none. */
export function instantIn(text: string, zone: string): Date | null {
	if (isInstant(text)) return new Date(text);
	try {
		const slot = slotFrom({ start: text }, zone);
		return slot.kind === 'time' ? new Date(slot.start) : null;
	} catch (problem) {
		if (isRefusal(problem)) return null;
		throw problem;
	}
}

/** All that a poll is before the kernel gives it an id. */
export type NewPoll = Omit<Poll, 'id' | 'closing' | 'decision' | 'sequence'>;

export function newPoll({ title, kind, options, settings = {} }: OpeningInput, now: Date): Made<NewPoll> {
	const method = settings.method ?? 'yes-maybe';
	const most = mostOptions(kind, method);
	if (options.length > most) return fault('options', 'too-many', most);
	const zone = settings.zone ?? 'UTC';
	const read = readOptions(kind, zone, options);
	const blank = {
		title,
		kind,
		description: '',
		place: '',
		zone,
		method,
		scale: { maxScore: null, dots: null, dotsPerOption: null },
		options: numbered(read.made ?? []),
		policy: usualPolicy,
		proposals: noProposals,
		closesAt: null
	};
	const poll = withSettings(blank, settings);
	return orFaults(poll.made, [...(read.faults ?? []), ...poll.faults, ...futureFaults(poll.made, settings, now)]);
}

/**
 * The poll as the change would leave it.
 * @param ballots how many there are: some settings hold still once people voted.
 */
export function changedPoll(poll: Poll, { title, settings = {} }: ChangeInput, ballots: number, now: Date): Made<Poll> {
	const { made, faults } = withSettings({ ...poll, title: title ?? poll.title }, settings);
	if (!mayChangePolicy(poll.policy, made.policy)) faults.push({ field: 'settings.anonymous', code: 'for-good' });
	if (!mayChangeMethod(poll.method, made.method, ballots))
		faults.push({ field: 'settings.method', code: 'votes-cast' });
	else if (poll.method === made.method && !mayChangeScale(poll.scale, made.scale, ballots))
		faults.push({ field: 'settings.maxScore', code: 'votes-cast' });
	const most = mostOptions(made.kind, made.method);
	if (most < made.options.filter(({ removed }) => !removed).length)
		faults.push({ field: 'settings.method', code: 'too-many', limit: most });
	return orFaults(made, [...faults, ...futureFaults(made, settings, now)]);
}

type Set = Pick<
	Poll,
	'description' | 'place' | 'zone' | 'method' | 'scale' | 'policy' | 'proposals' | 'closesAt' | 'options'
>;

/** What is given replaces, null empties, what is left out stays. */
const given = <Value>(value: Value | undefined, before: Value): Value => (value === undefined ? before : value);

function withSettings<Kept extends Set>(poll: Kept, settings: SettingsInput): { made: Kept; faults: FieldFault[] } {
	const zone = settings.zone ?? poll.zone;
	const moments = { closesAt: poll.closesAt, proposalsUntil: poll.proposals.until };
	const faults: FieldFault[] = [];
	for (const field of ['closesAt', 'proposalsUntil'] as const) {
		const text = settings[field];
		if (text === undefined) continue;
		moments[field] = text === null ? null : instantIn(text, zone);
		if (text !== null && moments[field] === null) faults.push({ field: `settings.${field}`, code: 'not-a-date' });
	}
	const made = {
		...poll,
		description: given(settings.description, poll.description) ?? '',
		place: given(settings.place, poll.place) ?? '',
		zone,
		method: settings.method ?? poll.method,
		scale: {
			maxScore: given(settings.maxScore, poll.scale.maxScore),
			dots: given(settings.dots, poll.scale.dots),
			dotsPerOption: given(settings.dotsPerOption, poll.scale.dotsPerOption)
		},
		policy: policyWith(poll.policy, settings),
		proposals: proposalsWith(poll.proposals, settings, moments.proposalsUntil),
		closesAt: moments.closesAt
	};
	const contradictions = policyFaults(made.policy).map(({ field, code }) => ({ field: `settings.${field}`, code }));
	return { made, faults: [...faults, ...contradictions, ...seatFaults(made.method, made)] };
}

const policyWith = (policy: Policy, settings: SettingsInput): Policy => ({
	edits: settings.edits ?? policy.edits,
	results: settings.results ?? policy.results,
	names: settings.names ?? policy.names,
	anonymous: settings.anonymous ?? policy.anonymous,
	maxYes: given(settings.maxYes, policy.maxYes),
	capacity: given(settings.capacity, policy.capacity),
	whenFull: settings.whenFull ?? policy.whenFull,
	comments: settings.comments ?? policy.comments
});

const proposalsWith = (rules: ProposalRules, settings: SettingsInput, until: Date | null): ProposalRules => ({
	open: settings.proposals ?? rules.open,
	until,
	approval: settings.proposalsApproved ?? rules.approval
});

// Seats that silently hold nobody back would be worse than a refusal.
function seatFaults(method: Method, { policy, options }: Pick<Set, 'policy' | 'options'>): FieldFault[] {
	if (takesSeats(method)) return [];
	const faults = (['maxYes', 'capacity'] as const)
		.filter((field) => policy[field] !== null)
		.map((field) => ({ field: `settings.${field}`, code: 'not-with-this-method' }));
	const seated = options.findIndex(({ capacity, removed }) => !removed && capacity !== null);
	return seated === -1 ? faults : [...faults, { field: `options[${seated}].capacity`, code: 'not-with-this-method' }];
}

/** Only a deadline given now must lie ahead: one that passed long ago does not forbid a new title. */
const futureFaults = (poll: Set, settings: SettingsInput, now: Date): FieldFault[] =>
	(
		[
			['closesAt', poll.closesAt],
			['proposalsUntil', poll.proposals.until]
		] as const
	).flatMap(([field, at]) =>
		settings[field] && at !== null && at <= now ? [{ field: `settings.${field}`, code: 'past' }] : []
	);

/** A name is asked for unless nobody may ever know it. */
export const nameFaults = (poll: Pick<Poll, 'policy'>, name: string | undefined): FieldFault[] =>
	poll.policy.anonymous || name !== undefined ? [] : [{ field: 'name', code: 'required' }];

export const roomForBallot = (ballots: number): boolean => ballots < limits.ballots;
