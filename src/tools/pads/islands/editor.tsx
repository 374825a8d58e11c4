/** The place to write: Tiptap on the shared document, with whoever else is here. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { island } from '#ui/island.tsx';
import { useView } from '#ui/view.ts';
import { richText } from '../comments/rich.ts';
import { offerText } from '../comments/surface.ts';
import type { PictureFault } from '../editing/carrying.ts';
import type { Drawer } from '../editing/drawers.ts';
import { type Joined, join, type Person, type Standing } from '../editing/join.ts';
import type { Asked } from '../editing/mentioning.ts';
import { Legend } from '../editing/parts/legend.tsx';
import { LinkForm } from '../editing/parts/link-form.tsx';
import { Mentions } from '../editing/parts/mentions.tsx';
import { PictureForm } from '../editing/parts/picture-form.tsx';
import { Sign } from '../editing/parts/sign.tsx';
import { TableTools } from '../editing/parts/table-tools.tsx';
import { focusTools, Toolbar } from '../editing/parts/toolbar.tsx';
import { isOver } from '../editing/seat.ts';
import type { LegendLine } from '../editing/showing-authors.ts';
import { editingWords } from '../editing/words.ts';
import { People } from '../parts/people.tsx';

type EditorProps = { item: string; writes: boolean; name: string };
type PlaceProps = EditorProps & { onGranted(): void };

/** The text and the form that stand there without scripts are put away. */
function putAway(): void {
	for (const id of ['pad-text', 'pad-adding']) document.getElementById(id)?.setAttribute('hidden', '');
}

function Place({ item, writes, name, onGranted }: PlaceProps) {
	const { t, token } = useView();
	const place = useRef<HTMLDivElement>(null);
	const bar = useRef<HTMLDivElement>(null);
	const [joined, setJoined] = useState<Joined | null>(null);
	const [standing, setStanding] = useState<Standing>('joining');
	const [people, setPeople] = useState<Person[]>([]);
	const [drawer, setDrawer] = useState<Drawer>(null);
	const [fault, setFault] = useState<PictureFault | null>(null);
	const [asked, setAsked] = useState<Asked | null>(null);
	const [legend, setLegend] = useState<LegendLine[]>([]);
	const [isAuthored, setAuthored] = useState(false);
	const [, setTurn] = useState(0);
	useEffect(() => {
		const here = join(place.current!, {
			item,
			writes,
			name,
			token,
			label: t('pads:editor.label'),
			somebody: t('pads:editor.anonymous'),
			coming: t('pads:editing.picture.coming'),
			onStanding: setStanding,
			onGoOn: onGranted,
			onPeople: setPeople,
			onReady: putAway,
			onTurn: () => setTurn((turn) => turn + 1),
			onPicture: setFault,
			onMention: setAsked,
			onLegend: setLegend,
			toTools: () => focusTools(bar.current),
			askLink: () => setDrawer('link')
		});
		setJoined(here);
		return here.leave;
	}, [item, writes, name]);
	const close = () => setDrawer(null);
	const editor = joined?.editor;
	const goesOn = writes && !isOver(standing);
	useEffect(() => (editor ? offerText(richText(editor)) : undefined), [editor]);
	return (
		<div class="pad-editor">
			{joined && editor && (
				<div class="pad-bar" ref={bar}>
					{goesOn && (
						<Toolbar editor={editor} begin={joined.begin} drawer={drawer} open={setDrawer}>
							<TableTools editor={editor} begin={joined.begin} />
						</Toolbar>
					)}
					{goesOn && drawer === 'link' && <LinkForm editor={editor} close={close} />}
					{goesOn && drawer === 'picture' && <PictureForm editor={editor} send={joined.putPicture} close={close} />}
					{fault && (
						<p class="pad-fault" role="alert">
							{t(`pads:editing.picture.${fault}`)}
						</p>
					)}
					<p class="pad-standing" role="status" data-standing={standing}>
						{t(`pads:editor.${writes || standing !== 'saved' ? standing : 'reading'}`)}
					</p>
				</div>
			)}
			{joined && (
				<div class="pad-line">
					<People people={people} own={writes ? joined : null} />
					<button
						type="button"
						class="chip"
						aria-pressed={isAuthored}
						onClick={() => {
							joined.authors.show(!isAuthored);
							setAuthored(!isAuthored);
						}}
					>
						<Sign name="authors" />
						{t('pads:editing.authors.show')}
					</button>
				</div>
			)}
			{joined && isAuthored && <Legend item={item} lines={legend} pick={joined.authors.pick} />}
			<div ref={place} class="pad-text pad-writing" />
			{editor && goesOn && <Mentions editor={editor} asked={asked} />}
		</div>
	);
}

/** Whoever was only shown the text takes another seat once they may write. */
function Editor({ writes, ...more }: EditorProps) {
	const [isWriting, setWriting] = useState(writes);
	return <Place {...more} key={isWriting} writes={isWriting} onGranted={() => setWriting(true)} />;
}

const said = [
	...['label', 'tools', 'people', 'known', 'you', 'anonymous', 'rename'],
	...[
		'saved',
		'saving',
		'offline',
		'unkept',
		'joining',
		'closed',
		'full',
		'denied',
		'too-large',
		'too-much',
		'reading'
	],
	...['paragraph', 'heading', 'style', 'bold', 'italic', 'underline', 'strike', 'code', 'bullets', 'numbers'],
	...['tasks', 'quote', 'block', 'rule', 'link', 'undo', 'redo']
];

export default island('pads/editor', Editor, [
	...said.map((word) => `pads:editor.${word}`),
	...editingWords,
	'pads:comments.tool'
]);
