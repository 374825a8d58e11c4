import { z } from 'zod';
import { faulty, ifGiven, shortText, webAddress } from '#base/inputs.ts';
import { refusal } from '#base/refusal.ts';
import { holdings, limits, sharedDomain } from '#guard/exchange/entry.ts';
import { forgetFollows } from '#guard/exchange/held.ts';
import { publishEdition } from '#guard/exchange/publish.ts';
import * as store from '#guard/exchange/store.ts';
import { dropTermsOf } from '#guard/exchange/terms.ts';
import { forgetWords } from '#guard/words/current.ts';
import { notFound } from '#kernel/access/pass.ts';
import { type Deed, opening } from '#kernel/actions/action.ts';
import { afterCommit } from '#kernel/database/connection.ts';
import { queue } from '#kernel/jobs/queue.ts';

const followedAlready = refusal('guard.followed-already', 409);
const tooManyFollowed = refusal('guard.too-many-followed', 409);
const nameTaken = refusal('guard.list-name-taken', 409);
const tooManyPublished = refusal('guard.too-many-published', 409);
const noDomain = refusal('guard.no-domain', 422);

const may = ({ actor }: Deed<unknown>) => actor.admin;
const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const weight = z.coerce.number().min(0.5).max(limits.weight);
const name = z
	.string()
	.max(40)
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const spread = () => {
	afterCommit(forgetFollows);
	afterCommit(forgetWords);
};

/** Asked at once, by whoever does the later work. */
const askSoon = () => queue('guard.exchange-follow', {}, { key: 'guard.exchange-follow now' });

export const followList = opening({
	name: 'desk.follow-host-list',
	input: z.object({
		address: webAddress,
		weight,
		key: ifGiven(z.string().regex(/^[\w-]{43}$/))
	}),
	may,
	about: ({ input: { address } }) => ({ address }),
	async run({ input: { address, weight, key }, actor, now }) {
		if ((await store.follows()).length >= limits.followed) throw tooManyFollowed({ gaps: { most: limits.followed } });
		const id = await store.keepFollow({ address, weight, key: key ?? null, by: actor.id, at: now });
		if (id === null) throw followedAlready({ fields: [{ field: 'address', code: 'taken' }] });
		await askSoon();
		return { id };
	}
});

const changing = (verb: string, change: (id: number, deed: Deed<{ id: number }>) => Promise<unknown>) =>
	opening({
		name: `desk.${verb}`,
		input: z.object({ id }),
		may,
		about: ({ input }) => input,
		async run(deed) {
			if (!(await change(deed.input.id, deed))) throw notFound();
			spread();
			return deed.input;
		}
	});

export const stopFollowing = changing('stop-following', async (id) => {
	const gone = await store.dropFollow(id);
	if (gone) await dropTermsOf(gone);
	return gone;
});

export const suspendFollow = changing('suspend-followed', async (id, { actor, now }) => {
	await store.switchTermsOf(id, now);
	return store.suspendFollow(id, actor.id, now);
});

export const resumeFollow = changing('resume-followed', async (id, { now }) => {
	await store.switchTermsOf(id, null);
	const isThere = await store.resumeFollow(id, now);
	await askSoon();
	return isThere;
});

export const trustKey = changing('trust-new-key', async (id, { now }) => {
	const isThere = await store.trustSeenKey(id, now);
	await askSoon();
	return isThere;
});

export const askAgain = changing('ask-followed', async (id, { now }) => {
	const isThere = await store.hurryFollow(id, now);
	await askSoon();
	return isThere;
});

export const weighList = opening({
	name: 'desk.weigh-followed',
	input: z.object({ id, weight }),
	may,
	about: ({ input }) => input,
	async run({ input }) {
		if (!(await store.weighFollow(input.id, input.weight))) throw notFound();
		await store.weighTermsOf(input.id, input.weight);
		spread();
		return input;
	}
});

export const publishList = opening({
	name: 'desk.publish-list',
	input: z
		.object({
			name,
			title: shortText(120),
			holds: z.enum(holdings),
			wordList: ifGiven(id),
			grows: z.preprocess((value) => value === 'on' || value === true, z.boolean())
		})
		.refine(({ holds, wordList }) => holds !== 'terms' || wordList !== undefined, {
			...faulty('required'),
			path: ['wordList']
		}),
	may,
	about: ({ input: { name, holds } }) => ({ name, holds }),
	async run({ input, actor, now }) {
		if ((await store.publishedLists()).length >= limits.published) {
			throw tooManyPublished({ gaps: { most: limits.published } });
		}
		const wordList = input.holds === 'terms' ? input.wordList! : null;
		const grows = (input.holds === 'domains' || input.holds === 'texts') && input.grows;
		if (!(await store.keepPublished({ ...input, wordList, grows, by: actor.id, at: now }))) {
			throw nameTaken({ fields: [{ field: 'name', code: 'taken' }] });
		}
		await publishEdition(input.name, now);
		return { name: input.name };
	}
});

const ours = z.object({ list: name });

export const changeList = opening({
	name: 'desk.change-published',
	input: ours.extend({
		title: shortText(120),
		grows: z.preprocess((value) => value === 'on' || value === true, z.boolean())
	}),
	may,
	about: ({ input: { list } }) => ({ list }),
	async run({ input: { list, title, grows }, now }) {
		if (!(await store.changePublished(list, title, grows))) throw notFound();
		await publishEdition(list, now);
		return { list };
	}
});

/** Taken down it is found no more; followers keep what they know until it expires. */
export const closeList = opening({
	name: 'desk.close-published',
	input: ours.extend({ open: z.boolean() }),
	may,
	about: ({ input }) => input,
	async run({ input: { list, open }, now }) {
		if (!(await store.closePublished(list, open ? null : now))) throw notFound();
		if (open) await publishEdition(list, now);
		return { list };
	}
});

const domainsIn = (text: string): string[] => [
	...new Set(
		text
			.split(/[\s,;]+/)
			.filter(Boolean)
			.flatMap((part) => sharedDomain(part) ?? [])
	)
];

export const giveDomains = opening({
	name: 'desk.give-domains',
	input: ours.extend({ domains: z.string().min(1).max(200_000) }),
	may,
	about: ({ input: { list } }, { added }) => ({ list, added }),
	async run({ input: { list, domains }, actor, now }): Promise<{ list: string; added: number }> {
		if ((await store.publishedList(list))?.holds !== 'domains') throw notFound();
		const read = domainsIn(domains);
		if (read.length === 0) throw noDomain({ fields: [{ field: 'domains', code: 'not-an-address' }] });
		const added = await store.giveValues(list, read, actor.id, now);
		await publishEdition(list, now);
		return { list, added };
	}
});

/** By their numbers: what is published is each rule as it acts when the edition is made. */
export const giveRules = opening({
	name: 'desk.give-rules',
	input: ours.extend({ rules: z.array(id).min(1).max(100) }),
	may,
	about: ({ input }) => input,
	async run({ input: { list, rules }, actor, now }): Promise<{ list: string; added: number }> {
		if ((await store.publishedList(list))?.holds !== 'rules') throw notFound();
		const added = await store.giveValues(list, rules.map(String), actor.id, now);
		await publishEdition(list, now);
		return { list, added };
	}
});

export const dropValues = opening({
	name: 'desk.drop-published-values',
	input: ours.extend({ values: z.array(z.string().max(300)).min(1).max(500) }),
	may,
	about: ({ input: { list, values } }) => ({ list, count: values.length }),
	async run({ input: { list, values }, now }) {
		if ((await store.dropValues(list, values)) === 0) throw notFound();
		await publishEdition(list, now);
		return { list };
	}
});
