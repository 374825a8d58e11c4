/** What every item lets its owner choose: name, language, who may see it, address, folder, how long it is kept. */
import { z } from 'zod';
import { instant, languageCode, shortText, webAddress } from '#base/inputs.ts';
import { type Guards, newPassword, setGuards, setPassword } from '#kernel/access/password.ts';
import { action, type ItemDeed } from '#kernel/actions/action.ts';
import { malformed } from '#kernel/actions/perform.ts';
import { addressFault, addressLength, tidyAddress } from '#kernel/items/address.ts';
import { visibilities } from '#kernel/items/item.ts';
import { expiryOf, type Keeping, keepingFault } from '#kernel/items/keeping.ts';
import { keepsLong } from '#kernel/items/long.ts';
import { isAddressTaken } from '#kernel/items/store.ts';
import { keepItem } from '#kernel/life/store.ts';
import * as store from '../store.ts';

const item = z.string().max(100);

/** '' and null empty a field; a field left out stays as it was. */
const emptied = <Schema extends z.ZodType>(schema: Schema) =>
	z
		.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? null : value), schema.nullable())
		.optional();

const days = z.preprocess(
	(value) => (typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : value),
	z.int().min(1).max(3660)
);

export const titleLength = 200;

/** Shared by the page and the API. */
export const changes = z.object({
	title: shortText(titleLength).optional(),
	language: languageCode.optional(),
	visibility: z.enum(visibilities).optional(),
	address: emptied(z.string().max(addressLength.max * 4)),
	folder: emptied(shortText(60)),
	keepDays: emptied(days),
	keepUntil: emptied(instant),
	movedTo: emptied(webAddress).describe('Where it lives now, on another host: whoever opens it here is told.')
});
export type Changes = z.output<typeof changes>;

type Deed = ItemDeed<Changes & { item: string }>;

/** @throws kernel.malformed when it is no address that may be chosen. */
function chosenAddress({ pass, input }: Deed): string | null {
	if (input.address === undefined) return pass.about.address;
	if (input.address === null) return null;
	const address = tidyAddress(input.address);
	const code = addressFault(address);
	if (code) throw malformed({ fields: [{ field: 'address', code, limit: addressLength.min }] });
	return address;
}

/** What is left out of a change stays; choosing days takes the date away, and the other way round. */
function chosenKeeping({ pass, input }: Deed): Keeping | null {
	const { keepDays, keepUntil } = input;
	if (keepDays === undefined && keepUntil === undefined) return null;
	if (keepUntil) return { keepDays: null, keepUntil };
	return { keepDays: keepDays === undefined ? pass.about.keepDays : keepDays, keepUntil: null };
}

async function keep(deed: Deed): Promise<void> {
	const wanted = chosenKeeping(deed);
	if (!wanted) return;
	const { pass, actor, now } = deed;
	const fault = keepingFault(wanted, keepsLong(actor.kind !== 'guest' || pass.about.space !== null), now);
	if (fault) throw malformed({ fields: [fault] });
	await keepItem(pass.item, { ...wanted, expiresAt: expiryOf({ ...wanted, touchedAt: now }) }, now);
}

async function rewrite(deed: Deed): Promise<void> {
	const { pass, input } = deed;
	const { title, language, visibility, folder, movedTo } = { ...pass.about, ...given(input) };
	try {
		await store.change(pass, { title, language, visibility, folder, movedTo, address: chosenAddress(deed) });
	} catch (problem) {
		if (isAddressTaken(problem)) throw malformed({ fields: [{ field: 'address', code: 'taken' }] });
		throw problem;
	}
}

const given = (input: Changes): Partial<Changes> =>
	Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));

export const changeItem = action({
	name: 'items.change',
	tool: null,
	on: 'item',
	needs: 'manage',
	input: changes.extend({ item }),
	may: () => true,
	weigh: ({ input }) => ({ effort: 1, words: [input.title, input.address, input.movedTo] }),
	async run(deed): Promise<void> {
		await rewrite(deed);
		await keep(deed);
	},
	about: ({ input: { item: _item, ...input } }) => ({ fields: Object.keys(given(input)) })
});

/** A password before reading or before answering, or none; a field left empty keeps the password there is. */
export const protectItem = action({
	name: 'items.protect',
	tool: null,
	on: 'item',
	needs: 'manage',
	input: z.object({
		item,
		guards: z.enum(['none', 'read', 'answer']),
		password: z.preprocess((value) => (value === '' ? undefined : value), newPassword.optional())
	}),
	may: () => true,
	async run({ pass, input }): Promise<void> {
		if (input.guards === 'none') return setPassword(pass.item, null);
		const guards: Guards = input.guards;
		if (input.password) return setPassword(pass.item, { text: input.password, guards });
		if (!pass.about.passwordGuards) throw malformed({ fields: [{ field: 'password', code: 'required' }] });
		await setGuards(pass.item, guards);
	},
	about: ({ input }) => ({ guards: input.guards })
});
