/** What a text may hold, as Tiptap names it: the same in the browser and in tests without one. */
import { type Extensions, getSchema } from '@tiptap/core';
import { TaskItem, TaskList } from '@tiptap/extension-list';
import { StarterKit } from '@tiptap/starter-kit';
import { PadImage } from './image.ts';
import { PadMention } from './mention.ts';
import { tableExtensions } from './tables/extensions.ts';

export const textExtensions: Extensions = [
	StarterKit.configure({
		undoRedo: false,
		trailingNode: false,
		dropcursor: { class: 'pad-drop', color: false },
		link: {
			openOnClick: false,
			defaultProtocol: 'https',
			HTMLAttributes: { rel: 'nofollow noopener noreferrer ugc', target: null }
		}
	}),
	TaskList,
	TaskItem.configure({ nested: true }),
	PadImage,
	PadMention,
	...tableExtensions
];

export const schema = getSchema(textExtensions);
