/** What the list of comments and the text say to each other, whichever editor shows the text. */
import type { Anchor } from './anchor.ts';

export type Mark = { thread: string; anchor: Anchor; isSuggestion: boolean };

/** Somebody wants to comment on what is selected (or on nothing in particular), or to read what is said here. */
export type Asked = { what: 'new'; anchor: Anchor | null } | { what: 'open'; thread: string; focus: boolean };

export type Surface = {
	/** What is selected; null where nothing is. */
	selected(): Anchor | null;
	/** Draws these, and what is just being commented on. */
	show(marks: Mark[], pending: Anchor | null): void;
	point(thread: string | null): void;
	/** The caret goes to what a thread stands on. @returns whether it stands on something. */
	goTo(thread: string): boolean;
	focus(): void;
	/** Threads by where they stand, in the order of the text; those missing have lost their words. */
	places(): Map<string, number>;
	/** The caret moved, or the text changed. @returns what ends it. */
	onTurn(turned: Turned): () => void;
};

/** `thread`: the one the caret stands in; `selects`: whether there is something to comment on. */
export type Turned = (thread: string | null, selects: boolean) => void;

type Told = (asked: Asked) => void;

let here: Surface | null = null;
let asker: Told | null = null;
const textWatchers = new Set<(surface: Surface | null) => void>();
const askWatchers = new Set<(can: boolean) => void>();

/** An editor shows the text. @returns what takes it back. */
export function offerText(surface: Surface): () => void {
	here = surface;
	for (const watch of textWatchers) watch(surface);
	return () => {
		here = null;
		for (const watch of textWatchers) watch(null);
	};
}

export function watchText(watch: (surface: Surface | null) => void): () => void {
	textWatchers.add(watch);
	watch(here);
	return () => void textWatchers.delete(watch);
}

/** The list of comments answers to what is asked in the text. */
export function answerAsks(told: Told): () => void {
	asker = told;
	for (const watch of askWatchers) watch(true);
	return () => {
		asker = null;
		for (const watch of askWatchers) watch(false);
	};
}

export const ask = (asked: Asked): void => asker?.(asked);
export const canAsk = (): boolean => asker !== null;

/** Whether there is somebody to ask: buttons show themselves by it. */
export function watchAsks(watch: (can: boolean) => void): () => void {
	askWatchers.add(watch);
	watch(asker !== null);
	return () => void askWatchers.delete(watch);
}

export const focusText = (): void => here?.focus();

export function askAboutSelection(): void {
	const anchor = here?.selected() ?? null;
	// What is typed before the field is there must not replace the selected words.
	if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
	ask({ what: 'new', anchor });
}

/** Ctrl+Alt+M, and ⌘⌥M where there is no Ctrl: as in other programs for texts. */
export const isShortcut = ({ ctrlKey, metaKey, altKey, code }: KeyboardEvent): boolean =>
	(ctrlKey || metaKey) && altKey && code === 'KeyM';
