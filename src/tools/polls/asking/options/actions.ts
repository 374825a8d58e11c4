/** The options of a poll change while it is open; once it is closed, it is opened again first. */
import { z } from 'zod';
import { manyOf } from '#base/inputs.ts';
import { refusal } from '#base/refusal.ts';
import type { Day } from '#base/zones.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import { action, type ItemDeed } from '#kernel/actions/action.ts';
import { malformed } from '#kernel/actions/perform.ts';
import { dropBlob } from '#kernel/items/blobs.ts';
import { mostKeepDaysOf } from '#kernel/items/long.ts';
import { addedOptions, optionChange, optionId } from '../../input.ts';
import { keepDaysFor, usualKeepDays } from '../../keeping.ts';
import { type Made, readOptions } from '../../making.ts';
import { type Fact, isOpen, limits, type Option, type OptionId, type Poll } from '../../poll.ts';
import { pastDays, type Skipped, skippedFrom } from '../../slots.ts';
import * as store from '../../store.ts';
import { movingSeats } from '../../voting/moved-seats.ts';
import { unless } from '../../who.ts';
import {
	accepted,
	inOrder,
	isLast,
	isWaiting,
	optionWith,
	withChange,
	withOptions,
	withoutOption
} from '../listing.ts';
import { ownPictures, pictureFaults, picturesNamed } from '../picture.ts';
import { plainWords, readWhole } from '../read-whole.ts';

export const noSuchOption = refusal('polls.no-such-option', 404);
export const lastOption = refusal('polls.last-option', 409);

const poll = z.string().max(100);

const madeOr = <Thing>(read: Made<Thing>): Thing => {
	if (read.faults) throw malformed({ fields: read.faults });
	return read.made;
};

/** The poll, held until the end of the transaction. @throws polls.closed. */
async function heldPoll({ pass, now }: ItemDeed<unknown>): Promise<Poll> {
	await store.hold(pass);
	const found = await store.poll(pass);
	unless(isOpen(found, now) ? null : 'closed');
	return found;
}

/** @throws polls.no-such-option. */
function known(found: Poll, id: OptionId): Option {
	const option = optionWith(found, id);
	if (!option) throw noSuchOption();
	return option;
}

const keep = (pass: ItemPass, options: Option[]) => store.changePoll(pass, { options });

/** The file goes unless another option shows it too. */
async function dropPicture({ item }: ItemPass, picture: string | undefined, options: Option[]): Promise<void> {
	if (picture && !options.some((option) => option.picture === picture)) await dropBlob(item, picture);
}

/** As when a poll is made: the usual time never ends before the dates; a shorter one was chosen. */
async function keepLonger({ pass, actor, now }: ItemDeed<unknown>, { options, zone }: Poll): Promise<void> {
	const { keepDays, keepUntil } = pass.about;
	if (keepUntil !== null || keepDays === null || keepDays < usualKeepDays) return;
	const wanted = keepDaysFor(options, zone, now, mostKeepDaysOf(actor));
	if (wanted > keepDays) await store.keepFor(pass, { keepDays: wanted, keepUntil });
}

/** `skipped`: hours that were asked for and that clocks skip, kept an hour later; `past`: days already over. */
export type Added = { added: Option[]; skipped: Skipped[]; past: Day[] };

/** More dates, or more things to choose. */
export const addOptions = action({
	name: 'polls.add-options',
	on: 'poll',
	needs: 'edit',
	input: addedOptions.extend({ poll }),
	may: () => true,
	async weigh({ pass, input }) {
		return { kind: 'option', effort: 1, ...(await readWhole(pass, input.options.flatMap(plainWords))) };
	},
	async run(deed): Promise<Added> {
		const found = await heldPoll(deed);
		const named = picturesNamed(deed.input.options);
		const faults = pictureFaults(found.options, named.kept.length);
		if (faults.length > 0) throw malformed({ fields: faults });
		const fresh = madeOr(readOptions(found.kind, found.zone, named.options));
		const { options, added } = madeOr(withOptions(found, fresh, deed.now));
		await keep(deed.pass, options);
		await keepLonger(deed, { ...found, options });
		await ownPictures(deed.pass.item, named.kept);
		const skipped = named.options.flatMap((option) => skippedFrom(option, found.zone, deed.language));
		return { added, skipped, past: pastDays(added, found.zone, deed.now) };
	}
});

/** What stands beside an option: its words, link, picture, seats. */
export const changeOption = action({
	name: 'polls.change-option',
	on: 'poll',
	needs: 'edit',
	input: optionChange.extend({ poll }),
	may: () => true,
	async weigh({ pass, input }) {
		return { kind: 'option', effort: 1, ...(await readWhole(pass, plainWords(input))) };
	},
	async run(deed): Promise<Option> {
		const { poll: _poll, option: id, ...change } = deed.input;
		const found = await heldPoll(deed);
		const before = known(found, id);
		const fresh = change.picture && change.picture !== before.picture ? change.picture : null;
		const { options, kept } = picturesNamed(fresh ? [{ picture: fresh }] : []);
		const picture = fresh ? options[0]!.picture : change.picture;
		const faults = fresh && !before.picture ? pictureFaults(found.options, 1) : [];
		if (faults.length > 0) throw malformed({ fields: faults });
		const changed = madeOr(withChange(found, id, { ...change, picture }, deed.now));
		await movingSeats(deed.pass, found, () => keep(deed.pass, changed), { ...found, options: changed });
		await ownPictures(deed.pass.item, kept);
		if (picture !== undefined) await dropPicture(deed.pass, before.picture, changed);
		return changed.find((option) => option.id === id)!;
	}
});

const one = z.strictObject({ poll, option: optionId });

async function remove(deed: ItemDeed<z.output<typeof one>>): Promise<void> {
	const found = await heldPoll(deed);
	const { picture } = known(found, deed.input.option);
	if (isLast(found, deed.input.option)) throw lastOption();
	const options = withoutOption(found, deed.input.option, { by: deed.actor.id, at: deed.now });
	await movingSeats(deed.pass, found, () => keep(deed.pass, options), { ...found, options });
	await dropPicture(deed.pass, picture, options);
}

/** The option and the answers to it count no more. */
export const removeOption = action({
	name: 'polls.remove-option',
	on: 'poll',
	needs: 'edit',
	input: one,
	may: () => true,
	run: remove
});

/** The options named take each other's places, in the order given. */
export const orderOptions = action({
	name: 'polls.order-options',
	on: 'poll',
	needs: 'edit',
	input: z.strictObject({ poll, order: manyOf(optionId, limits.options.date) }),
	may: () => true,
	async run(deed): Promise<void> {
		await keep(deed.pass, madeOr(inOrder(await heldPoll(deed), deed.input.order)));
	}
});

type Outcome = (found: Poll, id: OptionId, fact: Fact) => Option[];

/** What becomes of an option that a voter brought, and that waits. @throws polls.no-such-option. */
const onWaiting =
	(outcome: Outcome) =>
	async (deed: ItemDeed<z.output<typeof one>>): Promise<void> => {
		const { pass, input, actor, now } = deed;
		const found = await heldPoll(deed);
		if (!isWaiting(known(found, input.option))) throw noSuchOption();
		await keep(pass, outcome(found, input.option, { by: actor.id, at: now }));
	};

/** Everybody sees it and can answer it from now on. */
export const acceptProposal = action({
	name: 'polls.accept-proposal',
	on: 'poll',
	needs: 'edit',
	input: one,
	may: () => true,
	run: onWaiting((...proposed) => madeOr(accepted(...proposed)))
});

/** Nobody sees it any more. */
export const refuseProposal = action({
	name: 'polls.refuse-proposal',
	on: 'poll',
	needs: 'edit',
	input: one,
	may: () => true,
	run: onWaiting(withoutOption)
});
