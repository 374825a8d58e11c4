import type { Editor } from '@tiptap/core';
import { useRef } from 'preact/hooks';
import { Button } from '#ui/parts/button.tsx';
import { useView } from '#ui/view.ts';
import { withScheme } from '../links.ts';
import { DrawerFrame } from './drawer-frame.tsx';

/** Without a selection the address itself is what one reads. */
function putLink(editor: Editor, href: string): void {
	const chain = editor.chain().focus();
	if (editor.state.selection.empty && !editor.isActive('link'))
		chain
			.insertContent({
				type: 'text',
				text: href.replace(/^(https?:\/\/|mailto:)/, ''),
				marks: [{ type: 'link', attrs: { href } }]
			})
			.run();
	else chain.extendMarkRange('link').setLink({ href }).run();
}

export function LinkForm({ editor, close }: { editor: Editor; close(): void }) {
	const { t } = useView();
	const field = useRef<HTMLInputElement>(null);
	const before = String(editor.getAttributes('link').href ?? '');
	const done = (): void => {
		const address = field.current!.value.trim();
		if (address === '') editor.chain().focus().extendMarkRange('link').unsetLink().run();
		else putLink(editor, withScheme(address));
		close();
	};
	const remove = (): void => {
		editor.chain().focus().extendMarkRange('link').unsetLink().run();
		close();
	};
	return (
		<DrawerFrame label={t('pads:editor.link')} editor={editor} close={close} done={done}>
			<label>
				{t('pads:editing.link.address')}
				<input
					class="input"
					ref={field}
					defaultValue={before}
					type="text"
					inputMode="url"
					autocomplete="off"
					maxLength={2000}
				/>
			</label>
			<Button>{t('pads:editing.link.put')}</Button>
			{before && (
				<Button kind="quiet" type="button" onClick={remove}>
					{t('pads:editing.link.remove')}
				</Button>
			)}
		</DrawerFrame>
	);
}
