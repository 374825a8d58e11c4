/** Joins a pad in the browser with the editor of rich text. */
import { Editor } from '@tiptap/core';
import { isTooMuch } from '../keeping/heed.ts';
import { extensionsFor } from './extensions.ts';
import { type Seat, type Seating, takeSeat } from './seat.ts';

export type { Person, Standing } from './seat.ts';

export type Joining = Seating & {
	label: string;
	/** The caret moved or the text changed: the toolbar may say otherwise. */
	onTurn(): void;
};

export type Joined = Seat & { editor: Editor };

export function join(place: HTMLElement, joining: Joining): Joined {
	const { writes, onTurn } = joining;
	const seat = takeSeat({ ...joining, onStop: () => editor.setEditable(false) });
	const refuse = (data: DataTransfer | null): boolean => {
		const isRefused = isTooMuch(data);
		if (isRefused) joining.onStanding('too-much');
		return isRefused;
	};
	const editor = new Editor({
		element: place,
		editable: writes,
		injectCSS: false,
		extensions: extensionsFor(seat.doc, seat.awareness),
		editorProps: {
			handlePaste: (_view, event) => refuse(event.clipboardData),
			handleDrop: (_view, event) => refuse(event.dataTransfer),
			attributes: { class: 'pad-sheet', role: 'textbox', 'aria-multiline': 'true', 'aria-label': joining.label }
		},
		onTransaction: onTurn
	});
	return {
		...seat,
		editor,
		leave() {
			editor.destroy();
			seat.leave();
		}
	};
}
