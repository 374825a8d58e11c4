/** What a moderator is shown of a comment or a suggestion. */
import type { ItemPass } from '#kernel/access/pass.ts';
import type { Shown } from '#kernel/tool.ts';
import * as store from './store.ts';

export async function oneComment(pass: ItemPass, id: string): Promise<Shown | null> {
	const thread = await store.threadOfComment(pass, id);
	const comment = thread?.comments.find((one) => one.id === id);
	if (!thread || !comment) return null;
	const isFirst = thread.comments[0]!.id === id;
	const opening = isFirst ? [thread.suggestion?.words ?? '', thread.quote] : [];
	const authors = await store.authorsFor(pass);
	const actors = await store.actorsOf(pass.item);
	return {
		kind: isFirst && thread.suggestion ? 'suggestion' : 'comment',
		title: authors.find(({ n }) => n === comment.author)?.name ?? '',
		texts: [comment.text, ...opening].filter(Boolean),
		pictures: [],
		maker: actors.find(({ n }) => n === comment.author)?.actor ?? null
	};
}
