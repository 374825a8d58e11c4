/** Who hears of a comment: those who keep the pad, and those who spoke in its thread. */
import { z } from 'zod';
import { isRefusal } from '#base/refusal.ts';
import { admit, housePass, type ItemPass, passFor } from '#kernel/access/pass.ts';
import { transaction } from '#kernel/database/connection.ts';
import { keepersOf } from '#kernel/items/contact.ts';
import { nameOf } from '#kernel/items/item.ts';
import { job } from '#kernel/jobs/job.ts';
import { queue } from '#kernel/jobs/queue.ts';
import type { Kind } from '#kernel/mail/kinds.ts';
import { type News, tell, type Whom } from '#kernel/notices/tell.ts';
import { settings } from '#kernel/settings/settings.ts';
import { type Language, translator } from '#kernel/words/words.ts';
import * as store from './store.ts';
import type { Comment, Thread } from './thread.ts';

const hows = ['said', 'accepted', 'declined'] as const;
type How = (typeof hows)[number];

export const commentKinds: Kind[] = ['commented', 'answered', 'suggestion-settled'].map((what) => ({
	id: `pads.${what}`,
	refusable: true
}));

/** What is held back or taken back within this time, nobody hears of. */
const waitMs = 60_000;

export const tellLater = ({ item }: ItemPass, comment: string, how: How, now: Date): Promise<void> =>
	queue('pads.tell-comment', { item, comment, how }, { at: new Date(now.getTime() + waitMs) });

/** Whoever was written to within this time reads the rest in the house. */
const quietMs = 3_600_000;

/** Whether others said something since this person last spoke, so lately that a letter is still fresh. */
function isWarm(comments: Comment[], { at }: Comment, reader: number | null): boolean {
	const earlier = comments.filter((one) => one.at < at);
	const own = earlier.findLast(({ author }) => author === reader)?.at ?? new Date(0);
	return earlier.some((one) => one.author !== reader && one.at > own && Number(at) - Number(one.at) < quietMs);
}

type Told = { pass: ItemPass; thread: Thread; comment: Comment; name: string };

/** The words of one kind of news may differ by how it ended. */
const kindOf = (what: string): string => (what.startsWith('suggestion-') ? 'suggestion-settled' : what);

function newsOf(what: string, { pass, thread, comment, name }: Told, withLetter: boolean): News {
	const path = `/pads/${nameOf(pass.about)}/comments#thread-${thread.id}`;
	const key = `pads:comments.news.${what}`;
	const words = (language: Language) => {
		const t = translator(language);
		return t(key, { title: pass.about.title, name: name || t('pads:comments.somebody') });
	};
	return {
		kind: `pads.${kindOf(what)}`,
		item: pass.item,
		words: {
			key,
			gaps: { title: pass.about.title, name: name || translator(pass.about.language)('pads:comments.somebody') }
		},
		link: path,
		letter: withLetter
			? (language) => ({
					subject: words(language),
					text: translator(language)('pads:comments.news.letter', {
						said: words(language),
						text: comment.text || thread.suggestion?.words || '',
						link: settings().BASE_URL + path
					})
				})
			: undefined
	};
}

/** Those who may still read it; guests have nowhere to be told. */
async function mayHear({ item }: ItemPass, actor: string): Promise<boolean> {
	try {
		admit(await passFor({ tool: null, name: item }, { id: actor, kind: 'account', name: null, admin: false }), 'read');
		return true;
	} catch (problem) {
		if (!isRefusal(problem)) throw problem;
		return false;
	}
}

const whoOf = (whom: Whom): string | null => ('id' in whom ? whom.id : null);

async function tellSaid(told: Told, actors: Map<number, string>): Promise<void> {
	const { pass, thread, comment } = told;
	const writer = actors.get(comment.author);
	const isTold = ({ id }: Comment): boolean => !pass.hides(`comment:${id}`);
	const everything = (await store.allThreads(pass.item))
		.flatMap(({ comments }) => comments)
		.filter(isTold)
		.sort((one, other) => Number(one.at) - Number(other.at));
	const keepers = await keepersOf(pass.item);
	for (const keeper of keepers) {
		const own = [...actors].find(([, actor]) => actor === whoOf(keeper))?.[0] ?? null;
		if (writer && whoOf(keeper) === writer) continue;
		await tell(keeper, newsOf('commented', told, !isWarm(everything, comment, own)));
	}
	const known = new Set([writer, ...keepers.map(whoOf)]);
	for (const author of new Set(thread.comments.map((one) => one.author))) {
		const actor = actors.get(author);
		if (!actor || known.has(actor) || !(await mayHear(pass, actor))) continue;
		await tell({ id: actor }, newsOf('answered', told, !isWarm(thread.comments.filter(isTold), comment, author)));
	}
}

async function tellSettled(told: Told, actors: Map<number, string>): Promise<void> {
	const { pass, thread } = told;
	const actor = actors.get(thread.comments[0]!.author);
	const by = thread.suggestion?.answer?.by;
	if (!actor || by === undefined || actors.get(by) === actor || !(await mayHear(pass, actor))) return;
	await tell({ id: actor }, newsOf(`suggestion-${thread.suggestion!.answer!.how}`, told, false));
}

export async function tellOf({ item, comment, how }: { item: string; comment: string; how: How }): Promise<void> {
	const pass = await housePass(item);
	const thread = await store.threadOfComment({ item }, comment);
	const said = thread?.comments.find(({ id }) => id === comment);
	if (!thread || !said || pass.hides(`comment:${comment}`) || pass.withheld) return;
	const actors = new Map((await store.actorsOf(item)).map(({ n, actor }) => [n, actor]));
	const speaker = how === 'said' ? said.author : (thread.suggestion?.answer?.by ?? said.author);
	const name = (await store.authorsFor(pass)).find(({ n }) => n === speaker)?.name ?? '';
	const told = { pass, thread, comment: said, name };
	await transaction(() => (how === 'said' ? tellSaid(told, actors) : tellSettled(told, actors)));
}

export const commentJobs = [
	job({
		name: 'pads.tell-comment',
		payload: z.object({ item: z.string(), comment: z.string(), how: z.enum(hows) }),
		attempts: 3,
		run: (said): Promise<void> =>
			tellOf(said).catch((problem) => {
				// The pad was erased meanwhile.
				if (!isRefusal(problem)) throw problem;
			})
	})
];
