/** `@` and a few letters: the people here who may be meant. */
import type { Range } from '@tiptap/core';
import type { SuggestionProps } from '@tiptap/suggestion';
import { PadMention } from './mention.ts';

export type Asked = { names: string[]; chosen: number; place: DOMRect | null; pick(at: number): void };
export type Show = (asked: Asked | null) => void;

const mostNames = 8;
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Names of which a word begins so, each once. */
export const namesLike = (query: string, names: string[]): string[] =>
	[...new Set(names)]
		.filter(
			(name) =>
				plain(name)
					.split(/[\s-]+/)
					.some((word) => word.startsWith(plain(query))) || plain(name).startsWith(plain(query))
		)
		.slice(0, mostNames);

type Props = SuggestionProps<string, { id: string; label: string }>;

/** One question at a time; what is chosen stands in the list until a name is taken or the question left. */
function questions(show: Show) {
	let props: Props | null = null;
	let chosen = 0;
	const pick = (at: number): void => {
		const label = props?.items[at];
		if (label) props?.command({ id: label, label });
	};
	const tell = (): void =>
		show(
			props && props.items.length > 0 ? { names: props.items, chosen, place: props.clientRect?.() ?? null, pick } : null
		);
	const ask = (next: Props): void => {
		chosen = props && props.query === next.query ? Math.min(chosen, Math.max(0, next.items.length - 1)) : 0;
		props = next;
		tell();
	};
	const end = (): void => {
		props = null;
		tell();
	};
	const keys: Record<string, () => void> = {
		ArrowDown: () => move(1),
		ArrowUp: () => move(-1),
		Enter: () => pick(chosen),
		Tab: () => pick(chosen)
	};
	const move = (step: number): void => {
		const { length } = props!.items;
		chosen = (chosen + step + length) % length;
		tell();
	};
	return {
		onStart: ask,
		onUpdate: ask,
		onExit: end,
		onKeyDown({ event }: { event: KeyboardEvent; range: Range }): boolean {
			if (!props || props.items.length === 0 || event.isComposing) return false;
			keys[event.key]?.();
			return event.key in keys;
		}
	};
}

export const mentioning = (names: () => string[], show: Show) =>
	PadMention.configure({
		suggestion: {
			char: '@',
			items: ({ query }) => namesLike(query, names()),
			render: () => questions(show)
		}
	});
