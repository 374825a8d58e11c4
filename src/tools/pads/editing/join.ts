/** Joins a pad in the browser with the editor of rich text. */
import { Editor } from '@tiptap/core';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import { isTooMuch } from '../keeping/heed.ts';
import { carry, type PictureFault } from './carrying.ts';
import { comingPictures } from './coming.ts';
import { extensionsFor } from './extensions.ts';
import { inSight } from './in-sight.ts';
import { mentioning, type Show } from './mentioning.ts';
import { cleaned } from './paste/clean.ts';
import { peopleOf, type Seat, type Seating, takeSeat } from './seat.ts';
import { type Authors, type LegendLine, showingAuthors } from './showing-authors.ts';
import { mendingTables } from './tables/mending.ts';

export type { Person, Standing } from './seat.ts';

export type Joining = Seating & {
	label: string;
	/** What stands where a picture will be. */
	coming: string;
	/** Forgery token of our own forms. */
	token: string | null;
	/** The caret moved or the text changed: the toolbar may say otherwise. */
	onTurn(): void;
	/** A picture could not be put in; null once the next one was. */
	onPicture(fault: PictureFault | null): void;
	onMention: Show;
	onLegend(lines: LegendLine[]): void;
	toTools(): void;
	askLink(): void;
};

export type Joined = Seat & {
	editor: Editor;
	authors: Pick<Authors, 'show' | 'pick'>;
	putPicture(picture: Blob, alt: string): void;
	/** Before a deed: tables are whole, and undoing takes back no more than it. */
	begin(): void;
};

const picturesFor = ({ item, coming, token, onPicture }: Joining) =>
	comingPictures({ item, label: coming, carry: (picture) => carry(item, picture, token), onFault: onPicture });

export function join(place: HTMLElement, joining: Joining): Joined {
	const { item, writes, somebody, label, onTurn, onLegend, toTools, askLink } = joining;
	const seat = takeSeat({
		...joining,
		onStop: () => editor.setEditable(false),
		onGoOn() {
			if (writes) editor.setEditable(true);
			joining.onGoOn?.();
		}
	});
	const { doc, awareness } = seat;
	const mending = writes ? mendingTables(doc) : null;
	const pictures = writes ? picturesFor(joining) : null;
	const authors = showingAuthors({ item, doc, awareness, somebody, onLegend });
	const others = () => peopleOf(awareness).flatMap(({ own, name }) => (own || name === somebody ? [] : [name]));
	const refuse = (data: DataTransfer | null): boolean => {
		const isRefused = isTooMuch(data);
		if (isRefused) seat.refusePaste();
		return isRefused;
	};
	const editor = new Editor({
		element: place,
		editable: writes,
		injectCSS: false,
		extensions: extensionsFor({
			doc,
			awareness,
			mention: mentioning(others, joining.onMention),
			pictures: pictures?.plugin ?? null,
			authors: authors.plugin,
			keys: { toTools, askLink, begin: () => begin() }
		}),
		editorProps: {
			handlePaste: (_view, event) => refuse(event.clipboardData),
			handleDrop: (_view, event) => refuse(event.dataTransfer),
			attributes: { class: 'pad-sheet', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label },
			transformPastedHTML: cleaned,
			scrollThreshold: inSight,
			scrollMargin: inSight
		},
		onTransaction: onTurn
	});
	const begin = (): void => {
		mending?.now();
		yUndoPluginKey.getState(editor.state)?.undoManager.stopCapturing();
	};
	return {
		...seat,
		editor,
		begin,
		authors,
		putPicture: (picture, alt) => pictures?.put(editor.view, picture, alt),
		leave() {
			mending?.end();
			editor.destroy();
			seat.leave();
		}
	};
}
