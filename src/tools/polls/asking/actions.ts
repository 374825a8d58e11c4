/** A poll is made, changed, made again from another, emptied of its votes. */
import { z } from 'zod';
import { ifGiven } from '#base/inputs.ts';
import type { Day } from '#base/zones.ts';
import { keyFor } from '#kernel/access/keys.ts';
import { withheldNow } from '#kernel/access/pass.ts';
import { newPassword, setPassword } from '#kernel/access/password.ts';
import type { Actor } from '#kernel/accounts/actor.ts';
import { action, opening } from '#kernel/actions/action.ts';
import { malformed } from '#kernel/actions/perform.ts';
import { addressFault, addressLength, tidyAddress } from '#kernel/items/address.ts';
import type { Item } from '#kernel/items/item.ts';
import { type Keeping, keepingFault } from '#kernel/items/keeping.ts';
import { keepsLong, mostKeepDaysOf } from '#kernel/items/long.ts';
import { openItem } from '#kernel/items/open.ts';
import { isAddressTaken } from '#kernel/items/store.ts';
import { changeInput, openingInput, type SettingsInput } from '../input.ts';
import { keepDaysFor, usualKeepDays } from '../keeping.ts';
import { changedPoll, type Made, type NewPoll, newPoll } from '../making.ts';
import type { Poll } from '../poll.ts';
import { pastDays, type Skipped, skippedFrom } from '../slots.ts';
import * as store from '../store.ts';
import { movingSeats } from '../voting/moved-seats.ts';
import { openTo } from '../who.ts';
import { copyOf } from './copy.ts';
import { ownPictures, picturesNamed } from './picture.ts';
import { plainWords, readWhole } from './read-whole.ts';

/** @throws kernel.malformed naming each field that is wrong. */
function madeOr<Thing>(read: Made<Thing>): Thing {
	if (read.faults) throw malformed({ fields: read.faults });
	return read.made;
}

/** What is wished for the life of the item; half a year where nothing is said. */
function keepingOf({ keepDays, keepUntil }: SettingsInput = {}, isAccount: boolean, now: Date): Keeping {
	const wish = keepUntil ? { keepDays: null, keepUntil } : { keepDays: keepDays ?? usualKeepDays, keepUntil: null };
	const fault = keepingFault(wish, keepsLong(isAccount), now);
	if (fault) throw malformed({ fields: [{ ...fault, field: `settings.${fault.field}` }] });
	return wish;
}

/** The usual time never ends before the dates of the poll; a time that was chosen stays as it is. */
function stretched(keeping: Keeping, { options, zone }: NewPoll, actor: Actor, now: Date): Keeping {
	if (keeping.keepDays !== usualKeepDays) return keeping;
	return { ...keeping, keepDays: keepDaysFor(options, zone, now, mostKeepDaysOf(actor)) };
}

/** @throws kernel.malformed when it may not be chosen, or another poll has it. */
async function addressOf(typed: string | undefined): Promise<string | null> {
	if (typed === undefined) return null;
	const address = tidyAddress(typed);
	const code = addressFault(address) ?? ((await store.hasAddress(address)) ? 'taken' : null);
	if (code) throw malformed({ fields: [{ field: 'address', code, limit: addressLength.min }] });
	return address;
}

/** Somebody else chose the same address at the same moment. */
function tellTaken(problem: unknown): never {
	throw isAddressTaken(problem) ? malformed({ fields: [{ field: 'address', code: 'taken' }] }) : problem;
}

export type Opened = { poll: Poll; item: Item; manageKey: string };
/** `skipped`: hours that were asked for and that clocks skip, kept an hour later; `past`: days already over. */
export type OpenedAnew = Opened & { skipped: Skipped[]; past: Day[] };

export const openInput = openingInput.extend({
	/** In place of the id in the address of the poll. */
	address: ifGiven(z.string().max(addressLength.max * 4)),
	password: ifGiven(newPassword),
	/** What the password is asked for: to read the poll, or only to answer it. */
	passwordGuards: ifGiven(z.enum(['read', 'answer']))
});

/** A picture sent ahead of its form, which was put away as the form came in: its sealed name, to send with the form. */
export const takePicture = opening({
	name: 'polls.take-picture',
	input: z.strictObject({ picture: z.string().max(100) }),
	may: () => true,
	weigh: () => ({ effort: 1, words: [] }),
	run: async ({ input }): Promise<string> => input.picture
});

/** A new poll, of whoever asks: a guest, or an account. */
export const openPoll = opening({
	name: 'polls.open',
	input: openInput,
	may: () => true,
	weigh: ({ input }) => ({
		kind: 'poll',
		effort: 5,
		title: input.title,
		words: [input.settings?.description, input.settings?.place, ...input.options.flatMap(plainWords)]
	}),
	made: ({ item }) => item.id,
	async run({ input, actor, now, language }): Promise<OpenedAnew> {
		const { options, kept } = picturesNamed(input.options);
		const made = madeOr(newPoll({ ...input, options }, now));
		const keeping = stretched(keepingOf(input.settings, actor.kind === 'account', now), made, actor, now);
		const address = await addressOf(input.address);
		const wanted = { tool: 'polls', title: made.title, owner: actor.id, language, address, ...keeping };
		const item = await openItem(wanted, now).catch(tellTaken);
		if (input.password) await setPassword(item.id, { text: input.password, guards: input.passwordGuards ?? 'read' });
		const skipped = options.flatMap((option) => skippedFrom(option, made.zone, language));
		const opened = await keepNew({ ...made, id: item.id, closing: null, decision: null, sequence: null }, item, kept);
		return { ...opened, skipped, past: pastDays(made.options, made.zone, now) };
	}
});

async function keepNew(poll: Poll, item: Item, kept: Parameters<typeof ownPictures>[1]): Promise<Opened> {
	await store.keepPoll(poll);
	await ownPictures(item.id, kept);
	return { poll, item, manageKey: await keyFor(item.id, 'manage') };
}

const poll = z.string().max(100);

/** Title, settings and policy; some hold still once people voted. */
export const changePoll = action({
	name: 'polls.change',
	on: 'poll',
	needs: 'edit',
	input: changeInput.extend({ poll }),
	may: () => true,
	async weigh({ pass, input: { title, settings } }) {
		const read = await readWhole(pass, [settings?.description, settings?.place], title);
		return { kind: 'poll', effort: 1, ...read };
	},
	async run({ pass, input, actor, now }): Promise<void> {
		await store.hold(pass);
		const found = await store.poll(pass);
		const changed = madeOr(changedPoll(found, input, await store.countBallots(pass), now));
		const { description, place, zone, method, scale, policy, proposals, closesAt } = changed;
		const change = { description, place, zone, method, scale, policy, proposals, closesAt };
		await movingSeats(pass, found, () => store.changePoll(pass, change), changed);
		if (changed.title !== found.title) await store.rename(pass, changed.title);
		if (policy.anonymous && !found.policy.anonymous) await store.forgetVoters(pass);
		const { keepDays, keepUntil } = input.settings ?? {};
		if (keepDays || keepUntil) await store.keepFor(pass, keepingOf(input.settings, actor.kind === 'account', now));
	}
});

/** The same questions and settings for whoever asks, with no votes and no proposals waiting. */
export const duplicatePoll = action({
	name: 'polls.duplicate',
	on: 'poll',
	needs: 'edit',
	input: z.strictObject({ poll, title: changeInput.shape.title }),
	may: () => true,
	// Its words are new to whoever is shown the copy: what was held back once does not come back by another door.
	async weigh({ pass, input }) {
		const { title, description, place, options } = openTo(pass, await store.poll(pass));
		const words = [description, place, ...options.flatMap(plainWords)];
		return { kind: 'poll', effort: 5, title: input.title ?? title, words };
	},
	made: ({ item }) => item.id,
	about: (_context, { item }) => ({ copy: item.id }),
	async run({ pass, input, actor, now, language }): Promise<Opened> {
		// A copy would show what nobody may see; what is silenced is weighed again, since its maker is not to know.
		if (pass.withheld && pass.withheld !== 'silence') throw withheldNow();
		const copy = copyOf(openTo(pass, await store.poll(pass)), now);
		const title = input.title ?? copy.title;
		const { keepDays } = pass.about;
		const keeping = keepingOf({ keepDays: keepDays ?? undefined }, actor.kind === 'account', now);
		const item = await openItem({ tool: 'polls', title, owner: actor.id, language, ...keeping }, now);
		const kept = await store.picturesOf(pass, copy);
		return keepNew({ ...copy, title, id: item.id }, item, kept);
	}
});

/** Takes every vote out, for good: the poll begins again. */
export const eraseVotes = action({
	name: 'polls.erase-votes',
	on: 'poll',
	needs: 'manage',
	input: z.strictObject({ poll, sure: z.literal(['on', 'true', true]) }),
	may: () => true,
	about: (_context, ballots) => ({ ballots }),
	async run({ pass }): Promise<number> {
		await store.hold(pass);
		return store.removeBallots(pass);
	}
});
