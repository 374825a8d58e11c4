/** A picture is chosen and described; of one that stands there the words and the width are changed. */
import type { Editor } from '@tiptap/core';
import { useRef, useState } from 'preact/hooks';
import { Button } from '#ui/parts/button.tsx';
import { useView } from '#ui/view.ts';
import { widthOf } from '../../text/picture.ts';
import { DrawerFrame } from './drawer-frame.tsx';

type FormProps = { editor: Editor; send(file: File, alt: string): void; close(): void };

export const PictureForm = (props: FormProps) =>
	props.editor.isActive('image') ? <Change {...props} /> : <Choose {...props} />;

const longestAlt = 500;

function Choose({ editor, send, close }: FormProps) {
	const { t } = useView();
	const file = useRef<HTMLInputElement>(null);
	const alt = useRef<HTMLInputElement>(null);
	const done = (): void => {
		const chosen = file.current?.files?.[0];
		if (!chosen) return;
		send(chosen, alt.current!.value.trim());
		close();
		editor.commands.focus();
	};
	return (
		<DrawerFrame label={t('pads:editing.tools.picture')} editor={editor} close={close} done={done}>
			<label>
				{t('pads:editing.pictures.file')}
				<input class="input file" ref={file} type="file" accept="image/*" required />
			</label>
			<label>
				{t('pads:editing.picture.alt')}
				<input class="input" ref={alt} type="text" maxLength={longestAlt} autocomplete="off" />
			</label>
			<Button>{t('pads:editing.picture.put')}</Button>
		</DrawerFrame>
	);
}

const widths = { small: 240, medium: 420, full: null } as const;
type Width = keyof typeof widths;

const nearest = (width: number | null): Width => (width === null ? 'full' : width <= 330 ? 'small' : 'medium');

function Change({ editor, close }: FormProps) {
	const { t } = useView();
	const attributes = editor.getAttributes('image');
	const alt = useRef<HTMLInputElement>(null);
	const [width, setWidth] = useState<Width>(nearest(widthOf(attributes.width)));
	const done = (): void => {
		editor.chain().focus().updateAttributes('image', { alt: alt.current!.value.trim(), width: widths[width] }).run();
		close();
	};
	return (
		<DrawerFrame label={t('pads:editing.tools.picture')} editor={editor} close={close} done={done}>
			<label>
				{t('pads:editing.picture.alt')}
				<input
					class="input"
					ref={alt}
					type="text"
					defaultValue={attributes.alt ?? ''}
					maxLength={longestAlt}
					autocomplete="off"
				/>
			</label>
			<label>
				{t('pads:editing.picture.width')}
				<select class="input" value={width} onChange={({ currentTarget }) => setWidth(currentTarget.value as Width)}>
					{(Object.keys(widths) as Width[]).map((name) => (
						<option key={name} value={name}>
							{t(`pads:editing.picture.${name}`)}
						</option>
					))}
				</select>
			</label>
			<Button>{t('pads:editing.picture.change')}</Button>
			<Button
				kind="quiet"
				type="button"
				onClick={() => {
					editor.chain().focus().deleteSelection().run();
					close();
				}}
			>
				{t('pads:editing.picture.remove')}
			</Button>
		</DrawerFrame>
	);
}
