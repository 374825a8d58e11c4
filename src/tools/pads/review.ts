/** What a moderator is shown of a pad. */
import { housePass } from '#kernel/access/pass.ts';
import type { Review } from '#kernel/tool.ts';
import { readDocument } from '#live/documents/writing.ts';
import { oneMessage } from './chat/review.ts';
import { oneComment } from './comments/review.ts';
import { documentKind } from './pad.ts';
import { treeOf } from './text/document.ts';
import { plainText } from './text/tree.ts';

const mostShown = 50_000;

export const review: Review = {
	kinds: ['pad', 'text', 'picture', 'comment', 'suggestion', 'message'],
	async show(item, part) {
		const pass = await housePass(item);
		const [kind, id = ''] = part.split(':');
		if (kind === 'comment') return oneComment(pass, id);
		if (kind === 'message') return oneMessage(pass, id);
		if (part !== '') return null;
		const { about } = pass;
		const text = plainText(treeOf(await readDocument(documentKind, item))).slice(0, mostShown);
		return { kind: 'pad', title: about.title, texts: text ? [text] : [], pictures: [], maker: about.owner };
	}
};
