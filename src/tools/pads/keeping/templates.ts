/** What a new pad begins with: a starter of the house, or another pad, most often a template. */
import { admit, notFound, passFor } from '#kernel/access/pass.ts';
import type { Actor } from '#kernel/accounts/actor.ts';
import type { Language } from '#kernel/words/words.ts';
import { readDocument } from '#live/documents/writing.ts';
import { takePictures } from '../editing/pictures.ts';
import { documentKind } from '../pad.ts';
import { treeOf } from '../text/document.ts';
import { treeFrom } from '../text/read-markdown.ts';
import type { Block } from '../text/tree.ts';
import { starterSign, starters } from './starters.ts';
import * as store from './store.ts';

const texts = import.meta.glob<string>('./starters/*/*.md', { query: '?raw', import: 'default', eager: true });

export type Beginnings = { starters: readonly string[]; own: store.Template[] };

export const beginningsFor = async (actor: Actor | null): Promise<Beginnings> => ({
	starters,
	own: actor ? await store.templatesOf(actor.id) : []
});

/**
 * @param to the pad that begins with it, and owns its pictures too.
 * @throws kernel.not-found where there is no such starter, or they may not read that pad.
 */
export async function treeOfTemplate(name: string, to: string, actor: Actor, language: Language): Promise<Block[]> {
	if (name.startsWith(starterSign)) {
		const text = texts[`./starters/${language}/${name.slice(starterSign.length)}.md`];
		if (text === undefined) throw notFound();
		return treeFrom(text);
	}
	const pass = admit(await passFor({ tool: 'pads', name }, actor), 'read');
	return takePictures(pass.item, to, treeOf(await readDocument(documentKind, pass.item)));
}
