import type { Editor } from '@tiptap/core';
import { useEffect, useRef } from 'preact/hooks';
import { useView } from '#ui/view.ts';
import type { Asked } from '../mentioning.ts';

const listId = 'pad-mentions';
const optionId = (at: number): string => `${listId}-${at}`;

/** The text keeps the keyboard; screen readers hear the name that is chosen (WAI-ARIA, listbox with a text field). */
export function Mentions({ editor, asked }: { editor: Editor; asked: Asked | null }) {
	const { t } = useView();
	const list = useRef<HTMLDivElement>(null);
	useEffect(() => {
		const text = editor.view.dom;
		const { place } = asked ?? {};
		if (!asked || !place) {
			text.removeAttribute('aria-activedescendant');
			text.removeAttribute('aria-controls');
			return;
		}
		text.setAttribute('aria-controls', listId);
		text.setAttribute('aria-activedescendant', optionId(asked.chosen));
		const { style, offsetWidth } = list.current!;
		style.insetInlineStart = `${Math.max(8, Math.min(place.left, window.innerWidth - offsetWidth - 8))}px`;
		style.insetBlockStart = `${place.bottom + 4}px`;
	});
	if (!asked) return null;
	return (
		<>
			<div id={listId} class="pad-mentions" role="listbox" aria-label={t('pads:editing.mentions.list')} ref={list}>
				{asked.names.map((name, at) => (
					<div
						key={name}
						id={optionId(at)}
						role="option"
						tabIndex={-1}
						aria-selected={at === asked.chosen}
						onMouseDown={(event) => {
							event.preventDefault();
							asked.pick(at);
						}}
					>
						{name}
					</div>
				))}
			</div>
			<p class="unseen" role="status">
				{t('pads:editing.mentions.hint')}
			</p>
		</>
	);
}
