import type { Editor } from '@tiptap/core';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '#ui/parts/button.tsx';
import { useView } from '#ui/view.ts';
import { drawerFor } from '../drawers.ts';

type FrameProps = { label: string; editor: Editor; close(): void; done(): void; children: ComponentChildren };

/** A small form under the tools: its first field has the keyboard, Escape leads back to the text. */
export function DrawerFrame({ label, editor, close, done, children }: FrameProps) {
	const { t } = useView();
	const form = useRef<HTMLFormElement>(null);
	useLayoutEffect(() => form.current?.querySelector<HTMLElement>('input, button')?.focus(), []);
	const leave = (): void => {
		close();
		editor.commands.focus();
	};
	return (
		<form
			id={drawerFor}
			class="pad-drawer"
			aria-label={label}
			ref={form}
			onSubmit={(event) => {
				event.preventDefault();
				done();
			}}
			onKeyDown={(event) => {
				if (event.key !== 'Escape') return;
				event.preventDefault();
				leave();
			}}
		>
			{children}
			<Button kind="quiet" type="button" onClick={leave}>
				{t('ui:cancel')}
			</Button>
		</form>
	);
}
