/** What the owner of a poll hears: who answered, that all have, that it ended. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { keepersOf } from '#kernel/items/contact.ts';
import { nameOf } from '#kernel/items/item.ts';
import { tell } from '#kernel/notices/tell.ts';
import { translator } from '#kernel/words/words.ts';
import { pollLink } from '../house.ts';

/** Each can be refused by itself. */
export const newsKinds = ['voted', 'commented', 'proposed', 'all-answered', 'ended'] as const;
export type NewsKind = (typeof newsKinds)[number];

/** @param count how many of them, since the owner was last told. */
export async function tellKeepers(pass: ItemPass, kind: NewsKind, count: number): Promise<void> {
	const { title } = pass.about;
	const name = nameOf(pass.about);
	const path = kind === 'ended' || kind === 'all-answered' ? `/polls/${name}/decide` : `/polls/${name}`;
	const link = pollLink(pass) + path.slice(`/polls/${name}`.length);
	const key = `polls:deciding.news.${kind}`;
	for (const keeper of await keepersOf(pass.item)) {
		await tell(keeper, {
			kind: `polls.${kind}`,
			item: pass.item,
			words: { key, gaps: { title, count } },
			link: path,
			letter: (language) => {
				const t = translator(language);
				const said = t(`polls:deciding.news.${kind}`, { title, count });
				return { subject: said, text: t('polls:deciding.news.letter', { said, link }) };
			}
		});
	}
}
