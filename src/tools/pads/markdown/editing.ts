/** CodeMirror on the Markdown of a pad. */
import { defaultKeymap } from '@codemirror/commands';
import { deleteMarkupBackward, insertNewlineContinueMarkup, markdownLanguage } from '@codemirror/lang-markdown';
import { syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, type Extension, type StateCommand } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { tagHighlighter, tags } from '@lezer/highlight';
import { plainText } from '../comments/plain.ts';
import { offerText } from '../comments/surface.ts';
import { inSight } from '../editing/in-sight.ts';
import type { Seat } from '../editing/seat.ts';
import { markdownField } from '../pad.ts';
import { carets } from './carets.ts';
import { bold, italic, link } from './deeds.ts';
import { sheetsByScript } from './sheets.ts';
import { syncing, wholeText } from './sync.ts';

export type Opening = {
	writes: boolean;
	label: string;
	language: string;
	/** The keyboard asks for the preview. */
	onAside(): void;
	/** Pictures were pasted or dropped here. */
	onPictures(files: File[]): void;
};

export type Source = {
	view: EditorView;
	run(deed: StateCommand): void;
	undo(): void;
	redo(): void;
	/** It can be read and copied from now on. */
	stop(): void;
	goOn(): void;
	close(): void;
};

const looks = tagHighlighter([
	{ tag: tags.heading, class: 'md-head' },
	{ tag: tags.strong, class: 'md-strong' },
	{ tag: tags.emphasis, class: 'md-emphasis' },
	{ tag: tags.strikethrough, class: 'md-strike' },
	{ tag: [tags.monospace, tags.special(tags.string)], class: 'md-code' },
	{ tag: [tags.link, tags.url], class: 'md-link' },
	{ tag: tags.quote, class: 'md-quote' },
	{ tag: [tags.processingInstruction, tags.contentSeparator, tags.labelName], class: 'md-sign' }
]);

const keys = (aside: () => boolean): Extension =>
	keymap.of([
		{ key: 'Mod-Enter', run: aside },
		{ key: 'Mod-b', run: bold },
		{ key: 'Mod-i', run: italic },
		{ key: 'Mod-k', run: link },
		{ key: 'Enter', run: insertNewlineContinueMarkup },
		{ key: 'Backspace', run: deleteMarkupBackward },
		...defaultKeymap
	]);

const picturesIn = (data: DataTransfer | null): File[] =>
	[...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));

/** Words that come along with a picture are a copy from an office suite: they are meant. */
const pictures = (take: (files: File[]) => void): Extension => {
	const taken = (event: Event, data: DataTransfer | null): boolean => {
		const files = picturesIn(data);
		if (files.length === 0 || data?.types.includes('text/plain')) return false;
		event.preventDefault();
		take(files);
		return true;
	};
	return EditorView.domEventHandlers({
		paste: (event) => taken(event, event.clipboardData),
		drop: (event, view) => {
			const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
			if (at !== null && picturesIn(event.dataTransfer).length > 0) view.dispatch({ selection: { anchor: at } });
			return taken(event, event.dataTransfer);
		}
	});
};

const attributes = (label: string, lang: string): Extension =>
	EditorView.contentAttributes.of({
		...{ 'aria-label': label, lang, tabindex: '0' },
		...{ spellcheck: 'true', autocorrect: 'on', autocapitalize: 'sentences', writingsuggestions: 'true' }
	});

export function openSource(place: HTMLElement, { doc, awareness }: Seat, opening: Opening): Source {
	sheetsByScript();
	const text = doc.getText(markdownField);
	const sync = syncing(text);
	const { writes, label, language } = opening;
	const mode = new Compartment();
	const view = new EditorView({
		parent: place,
		doc: wholeText(text),
		extensions: [
			mode.of(EditorState.readOnly.of(!writes)),
			EditorView.lineWrapping,
			EditorView.scrollMargins.of(() => inSight),
			attributes(label, language),
			markdownLanguage,
			syntaxHighlighting(looks),
			sync.extension,
			keys(() => {
				opening.onAside();
				return true;
			}),
			writes ? pictures(opening.onPictures) : [],
			carets(text, awareness)
		]
	});
	const comments = plainText(view, text);
	const withdraw = offerText(comments);
	const setReading = (is: boolean): void => view.dispatch({ effects: mode.reconfigure(EditorState.readOnly.of(is)) });
	return {
		view,
		run(deed) {
			deed(view);
			view.focus();
		},
		undo: () => void sync.undo(),
		redo: () => void sync.redo(),
		stop() {
			sync.forget();
			setReading(true);
		},
		goOn: () => setReading(false),
		close() {
			withdraw();
			comments.leave();
			view.destroy();
			sync.end();
		}
	};
}
