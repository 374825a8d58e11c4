/** Links as people type them: `[words](address)`, with or without the scheme. */
import { Extension, InputRule } from '@tiptap/core';
import { isLink } from '../text/link.ts';

export function withScheme(address: string): string {
	if (/^(https?:|mailto:)/i.test(address)) return address;
	return /^[^\s/]+@[^\s/]+$/.test(address) ? `mailto:${address}` : `https://${address}`;
}

const typed = /\[([^[\]]+)\]\(([^\s()]+)\)$/;

export const typedLinks = Extension.create({
	name: 'typedLinks',
	addInputRules: () => [
		new InputRule({
			find: typed,
			handler({ state, range: { from, to }, match }) {
				const [, words = '', address = ''] = match;
				const href = withScheme(address);
				const { link } = state.schema.marks;
				if (!isLink(href) || state.doc.resolve(from).parent.type.spec.code) return null;
				const { marks } = state.doc.resolve(from).nodeAfter ?? { marks: [] };
				const text = state.schema.text(words, link!.create({ href }).addToSet(marks));
				state.tr.replaceWith(from, to, text).removeStoredMark(link!);
			}
		})
	]
});
