/** The place to write: Tiptap on the shared document, with whoever else is here. */
import type { Editor as Tiptap } from '@tiptap/core';
import { useEffect, useRef, useState } from 'preact/hooks';
import { island } from '#ui/island.tsx';
import { useView } from '#ui/view.ts';
import { richText } from '../comments/rich.ts';
import { offerText } from '../comments/surface.ts';
import { type Joined, join, type Person, type Standing } from '../editing/join.ts';
import { People } from '../parts/people.tsx';
import { Toolbar } from '../parts/toolbar.tsx';

type EditorProps = { item: string; writes: boolean; name: string };

/** The text and the form that stand there without scripts are put away. */
function putAway(): void {
	for (const id of ['pad-text', 'pad-adding']) document.getElementById(id)?.setAttribute('hidden', '');
}

function Editor({ item, writes, name }: EditorProps) {
	const { t } = useView();
	const place = useRef<HTMLDivElement>(null);
	const joined = useRef<Joined | null>(null);
	const [editor, setEditor] = useState<Tiptap | null>(null);
	const [standing, setStanding] = useState<Standing>('joining');
	const [people, setPeople] = useState<Person[]>([]);
	const [, setTurn] = useState(0);
	useEffect(() => {
		const here = join(place.current!, {
			item,
			writes,
			name,
			label: t('pads:editor.label'),
			somebody: t('pads:editor.anonymous'),
			onStanding: setStanding,
			onPeople: setPeople,
			onReady: putAway,
			onTurn: () => setTurn((turn) => turn + 1)
		});
		joined.current = here;
		setEditor(here.editor);
		return here.leave;
	}, [item, writes, name]);
	useEffect(() => (editor ? offerText(richText(editor)) : undefined), [editor]);
	return (
		<div class="pad-editor">
			{editor && (
				<div class="pad-bar">
					{writes && <Toolbar editor={editor} />}
					<div class="pad-line">
						<People people={people} rename={writes ? (said) => joined.current?.rename(said) : null} />
						<p class="pad-standing" role="status" data-standing={standing}>
							{t(`pads:editor.${writes || standing !== 'saved' ? standing : 'reading'}`)}
						</p>
					</div>
				</div>
			)}
			<div ref={place} class="pad-text pad-writing" />
		</div>
	);
}

const said = [
	...['label', 'tools', 'people', 'known', 'you', 'anonymous', 'rename'],
	...['saved', 'saving', 'offline', 'joining', 'closed', 'full', 'denied', 'too-large', 'too-much', 'reading'],
	...['paragraph', 'heading', 'style', 'bold', 'italic', 'underline', 'strike', 'code', 'bullets', 'numbers'],
	...['tasks', 'quote', 'block', 'rule', 'link', 'link-ask', 'undo', 'redo']
];

export default island('pads/editor', Editor, [...said.map((word) => `pads:editor.${word}`), 'pads:comments.tool']);
