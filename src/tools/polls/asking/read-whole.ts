/** What the guard reads when words come into a poll that stands. */
import type { ItemPass } from '#kernel/access/pass.ts';
import type { Weight } from '#kernel/actions/action.ts';
import * as store from '../store.ts';

type Words = Weight['words'];
type Worded = { label?: string; text?: string | null; link?: string | null };

export const plainWords = ({ label, text, link }: Worded): Words => [label, text, link];

/** With all that stands there: one by one, words could say what nobody would have let in together. */
export async function readWhole(
	pass: ItemPass,
	fresh: Words,
	title = pass.about.title
): Promise<Pick<Weight, 'title' | 'words'>> {
	if (title === pass.about.title && !fresh.some(Boolean)) return { words: [] };
	const { description, place, options } = await store.poll(pass);
	return { title, words: [...fresh, description, place, ...options.flatMap(plainWords)] };
}
