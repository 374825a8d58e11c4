/** Options that voters bring. */
import { z } from 'zod';
import { action } from '#kernel/actions/action.ts';
import { malformed } from '#kernel/actions/perform.ts';
import { spend } from '#kernel/limits/rate.ts';
import { proposalInput } from '../../input.ts';
import { type NewOption, nameFaults, readOptions } from '../../making.ts';
import { limits, numbered, type Option, type OptionId, type Poll } from '../../poll.ts';
import { addedFaults, proposalOf, whyNotPropose } from '../../proposal.ts';
import { parseSlot, type Skipped, type Slot, skippedFrom, sortSlots } from '../../slots.ts';
import * as store from '../../store.ts';
import { askPassword, unless, unlessTrashed, whoOf } from '../../who.ts';
import { known, voterTrace } from '../trace.ts';

/** "8h-10h" beside a day becomes hours; what says none stays as it was written. */
function withHours(option: NewOption, { zone }: Poll, language: string): NewOption {
	return option.slot?.kind === 'text'
		? { ...option, slot: parseSlot(option.slot.text, option.slot.day, zone, language) }
		: option;
}

/** Dates stand in their order, things in the order they came. */
function inOrder({ kind, zone }: Poll, options: Option[]): Option[] {
	if (kind !== 'date') return options;
	const slots = options.map((option) => ({ ...(option.slot as Slot), option }));
	return sortSlots(slots, zone).map(({ option }) => option);
}

const input = proposalInput.extend({ poll: z.string().max(100) });

/** Where nobody is known, their proposals are counted in memory alone, and forgotten with it. */
const unnamed = { name: 'anonymous proposals', perMinute: 1 / 60, burst: limits.proposalsPerVoter };

/** `skipped`: hours that were asked for and that clocks skip, kept an hour later. */
export type Proposed = { ids: OptionId[]; waits: boolean; skipped: Skipped[]; anonymous: boolean };

/** @throws polls.<reason> where the poll takes no proposals from this voter now. */
export const proposeOptions = action({
	name: 'polls.propose-options',
	on: 'poll',
	input,
	may: () => true,
	weigh: ({ input: { name, options } }) => ({
		kind: 'option',
		effort: 2,
		words: [name, ...options.flatMap(({ label, text, link }) => [label, text, link])]
	}),
	parts: (_deed, { ids }) => ids.map((id: string | number) => `option:${id}`),
	trace: voterTrace,
	async run({ pass, input, actor, now, language }): Promise<Proposed> {
		unlessTrashed(pass);
		askPassword(pass);
		const [, found] = await Promise.all([store.hold(pass), store.poll(pass)]);
		const who = whoOf(pass);
		unless(whyNotPropose(found, who, now));
		const read = readOptions(found.kind, found.zone, input.options);
		const names = nameFaults(found, input.name);
		if (read.faults || names.length > 0) throw malformed({ fields: [...names, ...(read.faults ?? [])] });
		const options = read.made.map((option) => ({ ...withHours(option, found, language), capacity: null }));
		const faults = addedFaults(found, options);
		if (faults.length > 0) throw malformed({ fields: faults });
		if (found.policy.anonymous) for (const _option of options) spend(unnamed, `${pass.item} ${actor.id}`);
		const proposal = proposalOf(found, who, input.name ?? '', now);
		const added = numbered(options, found.options).map((option) => ({ ...option, proposal }));
		await known(found, actor);
		await store.changePoll(pass, { options: inOrder(found, [...found.options, ...added]) });
		return {
			ids: added.map(({ id }) => id),
			waits: proposal.accepted === null,
			skipped: input.options.flatMap((option) => skippedFrom(option, found.zone, language)),
			anonymous: found.policy.anonymous
		};
	}
});
