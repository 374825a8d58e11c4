/** Who looks after an item beside its owner, and whom it is handed to. */
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { newId } from '#base/ids.ts';
import { mailAddress } from '#base/inputs.ts';
import { refusal } from '#base/refusal.ts';
import { dismissKeeper, keepersOf, nameKeeper } from '#kernel/access/keepers.ts';
import { keyText } from '#kernel/access/key.ts';
import { revokeKeys } from '#kernel/access/keys.ts';
import { housePass, notAllowed, withheldNow, wrongKey } from '#kernel/access/pass.ts';
import { memberPass } from '#kernel/access/space.ts';
import type { Actor } from '#kernel/accounts/actor.ts';
import { action, type ItemDeed, opening } from '#kernel/actions/action.ts';
import { forgetContact } from '#kernel/items/contact.ts';
import { checkHolder } from '#kernel/limits/quota.ts';
import { spend } from '#kernel/limits/rate.ts';
import { post } from '#kernel/mail/letter.ts';
import { settings } from '#kernel/settings/settings.ts';
import { translator } from '#kernel/words/words.ts';
import * as store from '../store.ts';

const item = z.string().max(100);
const dayInMs = 86_400_000;
const daysOfOffer = 14;
const mostKeepers = 50;

export const offerOver = refusal('kernel.offer-over', 410);
const tooManyKeepers = refusal('kernel.too-many-keepers', 409);

const letters = { name: 'offer-letter', perMinute: 0.2, burst: 5 };

export const offerPath = ({ id, item }: { id: string; item: string }): string => `/offers/${id}/${keyText(item, id)}`;

type Gives = store.Offer['gives'];

async function offer({ pass, actor, now, language }: ItemDeed<unknown>, mail: string, gives: Gives): Promise<void> {
	spend(letters, pass.item);
	const expiresAt = new Date(now.getTime() + daysOfOffer * dayInMs);
	const made = { id: newId(), item: pass.item, gives, mail, by: actor.id, at: now, expiresAt };
	await store.keepOffer(made);
	const t = translator(language);
	const gaps = {
		title: pass.about.title,
		name: actor.name ?? t('portal:items.history.somebody'),
		days: daysOfOffer,
		link: settings().BASE_URL + offerPath(made)
	};
	await post({
		to: mail,
		language,
		kind: 'portal.offer',
		subject: t(`portal:items.letters.${gives}.subject`, gaps),
		text: t(`portal:items.letters.${gives}.text`, gaps),
		writer: actor.id,
		item: pass.item
	});
}

/** Asks whoever reads a mail address to look after the item too. They accept by a link. */
export const inviteKeeper = action({
	name: 'items.invite-keeper',
	tool: null,
	on: 'item',
	needs: 'manage',
	input: z.object({ item, keeperMail: mailAddress }),
	may: () => true,
	weigh: () => ({ effort: 3, words: [], mails: 1 }),
	run: (deed) => offer(deed, deed.input.keeperMail, 'co-owner')
});

/** Offers the item for good to whoever reads a mail address. They accept by a link. */
export const offerItem = action({
	name: 'items.offer',
	tool: null,
	on: 'item',
	needs: 'manage',
	input: z.object({ item, ownerMail: mailAddress }),
	may: () => true,
	weigh: () => ({ effort: 3, words: [], mails: 1 }),
	run: (deed) => offer(deed, deed.input.ownerMail, 'owner')
});

export const withdrawOffer = action({
	name: 'items.withdraw-offer',
	tool: null,
	on: 'item',
	needs: 'manage',
	input: z.object({ item, offer: z.string().max(40) }),
	may: () => true,
	async run({ pass, input }): Promise<void> {
		await store.removeOffer(pass, input.offer);
	}
});

const sameText = (one: string, other: string): boolean =>
	one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** @throws kernel.offer-over when it was accepted, withdrawn or is too old; kernel.wrong-key. */
export async function openOffer(id: string, key: string, now: Date): Promise<store.Offer> {
	const found = await store.offer(id);
	if (!found) throw offerOver();
	if (!sameText(key, keyText(found.item, found.id))) throw wrongKey();
	if (found.acceptedAt || found.expiresAt <= now) throw offerOver();
	return found;
}

/** The item is theirs alone: the links of whoever had it before stop working, and their address is forgotten. */
async function handTo(id: string, actor: Actor): Promise<void> {
	const pass = await housePass(id);
	await store.changeHolder(pass, { owner: actor.id, space: null });
	await dismissKeeper(id, actor.id);
	await revokeKeys(pass, 'manage');
	await forgetContact(id);
	await checkHolder(id);
}

async function addKeeper(id: string, actor: Actor): Promise<void> {
	if ((await keepersOf(id)).length >= mostKeepers) throw tooManyKeepers();
	await nameKeeper(id, actor.id);
}

export const acceptOffer = opening({
	name: 'items.accept',
	input: z.object({ offer: z.string().max(40), key: z.string().max(40) }),
	may: ({ actor }) => actor.kind === 'account',
	made: ({ item }) => item,
	async run({ input, actor, now }): Promise<store.Offer> {
		const found = await openOffer(input.offer, input.key, now);
		if (!(await store.acceptOffer(found.id, actor.id, now))) throw offerOver();
		await (found.gives === 'owner' ? handTo(found.item, actor) : addKeeper(found.item, actor));
		return found;
	},
	about: (_deed, { gives }) => ({ gives })
});

/** A co-owner goes; those who hold the manage link come back by it until it is replaced. */
export const dismiss = action({
	name: 'items.dismiss',
	tool: null,
	on: 'item',
	needs: 'manage',
	input: z.object({ item, keeper: z.string().max(40) }),
	may: () => true,
	async run({ pass, input }): Promise<void> {
		await dismissKeeper(pass.item, input.keeper);
	}
});

/**
 * To a space one edits, or out of a space back to oneself. What is held back stays where it is: what its owner is
 * restricted for would be free again elsewhere.
 */
export const moveItem = action({
	name: 'items.move',
	tool: null,
	on: 'item',
	needs: 'manage',
	input: z.object({ item, space: z.string().max(40) }),
	may: ({ actor }) => actor.kind === 'account',
	async run({ pass, input, actor }): Promise<void> {
		if (pass.withheld) throw withheldNow();
		if (input.space === '') {
			if (pass.about.space === null) throw notAllowed();
			await store.changeHolder(pass, { owner: actor.id, space: null });
		} else {
			const { space } = await memberPass(input.space, actor, 'editor');
			await store.changeHolder(pass, { owner: pass.about.owner, space });
		}
		await checkHolder(pass.item);
	}
});
