/** The secret links of an item: let in by a password, handed out again, sent by mail, replaced. */
import { z } from 'zod';
import { mailAddress } from '#base/inputs.ts';
import { keyFor, openKey, revokeKeys } from '#kernel/access/keys.ts';
import { passFor } from '#kernel/access/pass.ts';
import { unlock } from '#kernel/access/password.ts';
import { rights } from '#kernel/access/rights.ts';
import { action, opening } from '#kernel/actions/action.ts';
import { keepContact } from '#kernel/items/contact.ts';
import { type Item, pathOf } from '#kernel/items/item.ts';
import { keepSentence } from '#kernel/items/keeping.ts';
import { spend } from '#kernel/limits/rate.ts';
import { post } from '#kernel/mail/letter.ts';
import { settings } from '#kernel/settings/settings.ts';
import { keyLink } from '#kernel/web/key-link.tsx';
import { translator } from '#kernel/words/words.ts';

const item = z.string().max(100);

/** Whoever knows the password is let in by this browser from then on. Gives the item. */
export const unlockItem = opening({
	name: 'items.unlock',
	input: z.object({ item, password: z.string().max(200), from: z.string().max(100) }),
	may: () => true,
	async run({ input, actor }): Promise<Item> {
		const { about } = await passFor({ tool: null, name: input.item }, actor);
		await unlock(about.id, { text: input.password, from: input.from }, actor.id);
		return about;
	}
});

/** The links that open a right, or one part of the item, stop working; a new one takes their place. */
export const renewKeys = action({
	name: 'items.renew-links',
	tool: null,
	on: 'item',
	needs: 'manage',
	input: z.object({ item, opens: z.enum(rights).default('manage') }),
	may: () => true,
	async run({ pass, input, actor }): Promise<{ key: string; item: Item }> {
		await revokeKeys(pass, input.opens);
		const key = await keyFor(pass.item, input.opens);
		// Whoever renews must not shut themselves out; their browser holds the new link from now on.
		if (pass.about.owner !== actor.id && actor.kind !== 'house') await openKey(pass.item, key, actor);
		return { key, item: pass.about };
	},
	about: ({ input }) => ({ opens: input.opens })
});

/** Letters to an address that somebody types can be used to bother its owner: few for one item. */
const letters = { name: 'item-letter', perMinute: 0.2, burst: 5 };

/** The manage link goes to one's own mail; the host may also write there before the item ends. */
export const mailManageLink = action({
	name: 'items.mail-link',
	tool: null,
	on: 'item',
	needs: 'manage',
	input: z.object({
		item,
		mail: mailAddress,
		remember: z.preprocess((value) => value === 'on' || value === true, z.boolean())
	}),
	may: () => true,
	weigh: () => ({ effort: 3, words: [], mails: 1 }),
	async run({ pass, input, language }): Promise<void> {
		spend(letters, pass.item);
		if (input.remember) await keepContact(pass.item, input.mail);
		const { about } = pass;
		const t = translator(language);
		const base = settings().BASE_URL;
		const gaps = {
			title: about.title,
			manage: keyLink(base, about.tool, about.id, await keyFor(pass.item, 'manage')),
			share: base + pathOf(about),
			keeping: keepSentence(about, { t, language })
		};
		await post({
			to: input.mail,
			language,
			kind: 'portal.manage-link',
			subject: t('portal:items.letters.manage.subject', gaps),
			text: t('portal:items.letters.manage.text', gaps)
		});
	}
});
