/** The options of a poll that exists: added, changed, removed, put in order, proposals looked at. Pure. */
import type { FieldFault } from '#base/refusal.ts';
import { labelsAfter } from '../changed-since.ts';
import type { Made, NewOption } from '../making.ts';
import {
	type Fact,
	isListed,
	listedOptions,
	mostOptions,
	numbered,
	type Option,
	type OptionId,
	type Poll,
	takesSeats
} from '../poll.ts';
import { addedFaults, optionKey } from '../proposal.ts';
import { sortSlots } from '../slots.ts';

export const optionWith = (poll: Pick<Poll, 'options'>, id: OptionId): Option | undefined =>
	poll.options.find((option) => option.id === id && !option.removed);

const seatless = (poll: Poll, capacity: number | null | undefined): boolean =>
	capacity !== null && capacity !== undefined && !takesSeats(poll.method);

/** New ones come last in a choice poll, and among the others by date in a date poll. */
export function withOptions(poll: Poll, fresh: NewOption[], now: Date): Made<{ options: Option[]; added: Option[] }> {
	const faults: FieldFault[] = addedFaults(poll, fresh);
	const seated = fresh.findIndex(({ capacity }) => seatless(poll, capacity));
	if (seated !== -1) faults.push({ field: `options[${seated}].capacity`, code: 'not-with-this-method' });
	if (faults.length > 0) return { faults };
	const since = now.toISOString();
	const added = numbered(fresh, poll.options).map((option) => ({ ...option, since }));
	const options = [...poll.options, ...added];
	return { made: { added, options: poll.kind === 'date' ? byDate(options, poll.zone) : options } };
}

const byDate = (options: Option[], zone: string): Option[] =>
	sortSlots(
		options.map((option) => ({ ...option.slot!, option })),
		zone
	).map(({ option }) => option);

export type OptionChange = {
	label?: string;
	text?: string | null;
	link?: string | null;
	picture?: string | null;
	capacity?: number | null;
};

const set = <Value>(name: string, given: Value | null | undefined, before: Value | undefined) => {
	const value = given === undefined ? before : (given ?? undefined);
	return value === undefined ? {} : { [name]: value };
};

/** What is left out of a change stays, null empties. A date never changes under the answers to it. */
export function withChange(poll: Poll, id: OptionId, change: OptionChange, now: Date): Made<Option[]> {
	const before = optionWith(poll, id)!;
	const { text, link, picture, capacity, label } = change;
	if (label !== undefined && poll.kind === 'date') return { faults: [{ field: 'label', code: 'not-allowed' }] };
	if (seatless(poll, capacity)) return { faults: [{ field: 'capacity', code: 'not-with-this-method' }] };
	const { text: _text, link: _link, picture: _picture, ...rest } = before;
	const after: Option = {
		...rest,
		...(label === undefined ? {} : { label }),
		...set('labels', labelsAfter(before, label, now), before.labels),
		...set('text', text, before.text),
		...set('link', link, before.link),
		...set('picture', picture, before.picture),
		capacity: capacity === undefined ? before.capacity : capacity
	};
	const others = poll.options.filter((option) => option.id !== id && !option.removed);
	if (others.some((other) => optionKey(other) === optionKey(after)))
		return { faults: [{ field: 'label', code: 'twice' }] };
	return { made: poll.options.map((option) => (option.id === id ? after : option)) };
}

export const isLast = (poll: Poll, id: OptionId): boolean => listedOptions(poll).every((option) => option.id === id);

/** The option stays, as a removed one, so that its number is never given again. */
export const withoutOption = (poll: Poll, id: OptionId, removed: Fact): Option[] =>
	poll.options.map(({ picture, ...option }) =>
		option.id === id ? { ...option, removed } : { ...option, ...(picture ? { picture } : {}) }
	);

/** The options named take each other's places in the order given; all others stay where they are. */
export function inOrder(poll: Poll, order: OptionId[]): Made<Option[]> {
	const byId = new Map(poll.options.map((option) => [option.id, option]));
	const unknown = order.findIndex((id, place) => !byId.has(id) || order.indexOf(id) !== place);
	if (unknown !== -1) return { faults: [{ field: `order[${unknown}]`, code: 'not-one-of' }] };
	const named = new Set(order);
	const next = order.map((id) => byId.get(id)!)[Symbol.iterator]();
	return { made: poll.options.map((option) => (named.has(option.id) ? next.next().value! : option)) };
}

export const isWaiting = ({ proposal, removed }: Option): boolean =>
	!removed && proposal !== undefined && proposal.accepted === null;

/** A proposal becomes an option like the others. */
export function accepted(poll: Poll, id: OptionId, by: Fact): Made<Option[]> {
	const limit = mostOptions(poll.kind, poll.method);
	if (listedOptions(poll).length >= limit) return { faults: [{ field: 'options', code: 'too-many', limit }] };
	return {
		made: poll.options.map((option) =>
			option.id === id && option.proposal ? { ...option, proposal: { ...option.proposal, accepted: by } } : option
		)
	};
}

/** Shown ones and waiting ones, in order. */
export const presentOptions = (poll: Pick<Poll, 'options'>): Option[] =>
	poll.options.filter((option) => isListed(option) || isWaiting(option));
