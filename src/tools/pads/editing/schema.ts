/** What a text may hold, as Tiptap names it: the same in the browser and in tests without one. */
import { type Extensions, getSchema } from '@tiptap/core';
import { TaskItem, TaskList } from '@tiptap/extension-list';
import { StarterKit } from '@tiptap/starter-kit';
import { PadImage } from './image.ts';
import { PadMention } from './mention.ts';
import { tableExtensions } from './tables/extensions.ts';

/** Their signs stand where their words begin: on the right in Arabic and Hebrew. */
const beginning = { HTMLAttributes: { dir: 'auto' } };

/** @param mention with the list of those who may be meant, where somebody writes. */
export const extensionsWith = (mention: typeof PadMention): Extensions => [
	StarterKit.configure({
		undoRedo: false,
		trailingNode: false,
		bulletList: beginning,
		orderedList: beginning,
		blockquote: beginning,
		dropcursor: { class: 'pad-drop', color: false },
		link: {
			openOnClick: false,
			defaultProtocol: 'https',
			HTMLAttributes: { rel: 'nofollow noopener noreferrer ugc', target: null }
		}
	}),
	TaskList.configure(beginning),
	// The words of an item name its box: they are in whatever language people write.
	TaskItem.configure({ nested: true, a11y: { checkboxLabel: ({ textContent }) => textContent || '…' } }),
	PadImage,
	mention,
	...tableExtensions
];

export const schema = getSchema(extensionsWith(PadMention));
