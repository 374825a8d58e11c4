/** The link that only reads: what it opens, told without the pad's id, by which one could write. */
import { housePass, type ItemPass, inTheTrash, notFound, withheldNow } from '#kernel/access/pass.ts';
import { pictureAt } from '../text/picture.ts';
import { type Block, isWords } from '../text/tree.ts';
import * as store from './store.ts';

export const readingPath = (token: string): string => `/pads/read/${token}`;

/** @throws kernel.not-found, kernel.in-the-trash, kernel.withheld. */
export async function passToRead(token: string): Promise<ItemPass> {
	const item = await store.readBy(token);
	if (!item) throw notFound();
	const pass = await housePass(item);
	if (pass.about.trashedAt) throw inTheTrash();
	if (pass.withheld && pass.withheld !== 'silence') throw withheldNow();
	return pass;
}

/** Pictures are read by the same link. */
export const withoutId = (token: string, tree: Block[]): Block[] =>
	tree.map((node) => ({
		...node,
		attrs: node.type === 'image' ? { ...node.attrs, src: srcFor(token, node.attrs.src) } : node.attrs,
		content: node.content.map((inner) => (isWords(inner) ? inner : withoutId(token, [inner])[0]!))
	}));

const srcFor = (token: string, src: unknown): string => {
	const name = pictureAt(src)?.name;
	return name ? `${readingPath(token)}/pictures/${name}` : '';
};
