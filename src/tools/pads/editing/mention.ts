/** A person who is named in the text. */
import { Mention } from '@tiptap/extension-mention';

export const PadMention = Mention.extend({
	addAttributes() {
		return {
			id: {
				default: null,
				parseHTML: (said) => said.getAttribute('data-id'),
				renderHTML: ({ id }) => ({ 'data-id': id })
			},
			label: { default: null, parseHTML: (said) => said.textContent?.replace(/^@/, '').slice(0, 80), rendered: false }
		};
	},
	parseHTML: () => [{ tag: 'span.pad-mention' }],
	renderHTML: ({ node, HTMLAttributes }) => [
		'span',
		{ ...HTMLAttributes, class: 'pad-mention' },
		`@${node.attrs.label ?? ''}`
	],
	renderText: ({ node }) => `@${node.attrs.label ?? ''}`
});
