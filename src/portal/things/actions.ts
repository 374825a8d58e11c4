/** Claiming what one made as a guest; mailing oneself the links that open it. */
import { z } from 'zod';
import { refusal } from '#base/refusal.ts';
import { keyFor } from '#kernel/access/keys.ts';
import { admit, passFor } from '#kernel/access/pass.ts';
import { restrictionOf, suspended } from '#kernel/access/restricted.ts';
import { guestOf } from '#kernel/accounts/actor.ts';
import { claim } from '#kernel/accounts/claim.ts';
import { opening } from '#kernel/actions/action.ts';
import { keyLink } from '#kernel/web/key-link.tsx';
import { linkTo, write } from '../accounts/mails/letter.ts';
import { mail } from '../accounts/shapes.ts';
import { labelsIn, sortingLimits } from './sorting.ts';
import { sort, type Thing, thingsOf } from './store.ts';

export const nothingChosen = refusal('portal.nothing-chosen', 422);

const mostAtOnce = 200;

export const claimThings = opening({
	name: 'portal.claim-things',
	input: z.object({ guest: z.string().max(100), items: z.array(z.string().max(40)).max(mostAtOnce) }),
	may: ({ actor }) => actor.kind === 'account',
	async run({ input, actor }) {
		const guest = guestOf(input.guest);
		if (!guest || input.items.length === 0) throw nothingChosen();
		// What somebody is restricted for would be free again as another's.
		if (await restrictionOf(guest.id)) throw suspended();
		return { claimed: await claim(guest.id, actor.id, input.items) };
	},
	about: (_, { claimed }) => ({ things: claimed.length })
});

/** Only links of what this browser made: whoever asks could have opened and copied each of them. */
export const mailLinks = opening({
	name: 'portal.mail-links',
	input: z.object({ mail, guest: z.string().max(100) }),
	may: () => true,
	async run({ input, language }) {
		const guest = guestOf(input.guest);
		const things = guest ? (await thingsOf(guest.id, null, mostAtOnce)).filter((thing) => thing.made) : [];
		if (things.length === 0) return;
		const links = await Promise.all(things.map(manageLine));
		await write('links', { mail: input.mail, name: '', language }, null, { links: links.join('\n\n') });
	},
	by: () => null
});

async function manageLine({ id, tool, title }: Thing): Promise<string> {
	return `${title}\n${keyLink(linkTo(''), tool, id, await keyFor(id, 'manage'))}`;
}

/** For oneself alone: the item itself does not change, and does not live longer by it. */
export const sortThing = opening({
	name: 'portal.sort-thing',
	input: z.strictObject({
		item: z.string().max(100),
		labels: z.preprocess(
			(value) => (Array.isArray(value) ? value.join(',') : value),
			z.string().max(sortingLimits.labels * sortingLimits.label * 2)
		),
		archived: z.preprocess((value) => value === 'on' || value === true, z.boolean())
	}),
	may: ({ actor }) => actor.kind === 'account',
	weigh: ({ input }) => ({ effort: 1, words: [input.labels] }),
	async run({ input, actor }): Promise<void> {
		const { item } = admit(await passFor({ tool: null, name: input.item }, actor), 'read');
		await sort(actor.id, item, labelsIn(input.labels), input.archived);
	}
});
