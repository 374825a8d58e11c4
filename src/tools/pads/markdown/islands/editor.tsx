/** The place to write Markdown, and beside it what it looks like. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { island } from '#ui/island.tsx';
import { useView } from '#ui/view.ts';
import type { PictureFault } from '../../editing/carrying.ts';
import { isOver, type Person, type Seat, type Standing, takeSeat } from '../../editing/seat.ts';
import { colourWords } from '../../editing/words.ts';
import { markdownField } from '../../pad.ts';
import { People } from '../../parts/people.tsx';
import type { Block } from '../../text/tree.ts';
import type { Opening, Source } from '../editing.ts';
import { Preview } from '../parts/preview.tsx';
import { type Deeds, Toolbar } from '../parts/toolbar.tsx';
import { rememberedView, rememberView, type ViewName, Views } from '../parts/views.tsx';

type EditorProps = { item: string; writes: boolean; name: string; language: string };
type PlaceProps = EditorProps & { onGranted(): void };
type Opened = { source: Source; deeds: Deeds };

/** The text and the form that stand there without scripts are put away; the names of heads are the preview's now. */
function putAway(): void {
	document.getElementById('pad-text')?.replaceChildren();
	for (const id of ['pad-text', 'pad-adding', 'pad-outline']) document.getElementById(id)?.setAttribute('hidden', '');
}

/** Whoever came by a link to a head is led there again once the preview has it. */
function goToHead(): void {
	if (location.hash.startsWith('#h-'))
		document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}

type Seated = { here: Seat | null; isReady: boolean; standing: Standing; people: Person[] };

function useSeat({ item, writes, name, onGranted }: PlaceProps): Seated {
	const { t } = useView();
	const [here, setHere] = useState<Seat | null>(null);
	const [isReady, setReady] = useState(false);
	const [standing, setStanding] = useState<Standing>('joining');
	const [people, setPeople] = useState<Person[]>([]);
	useEffect(() => {
		const joined = takeSeat({
			item,
			writes,
			name,
			somebody: t('pads:editor.anonymous'),
			onStanding: setStanding,
			onGoOn: onGranted,
			onPeople: setPeople,
			onReady: () => setReady(true)
		});
		setHere(joined);
		return joined.leave;
	}, [item, writes, name]);
	return { here, isReady, standing, people };
}

/** What the text looks like, a moment after it changed. */
function useTree({ here, isReady }: Seated): Block[] | null {
	const [tree, setTree] = useState<Block[] | null>(null);
	useEffect(() => {
		if (!here || !isReady) return;
		let end = () => {};
		let isLate = false;
		void import('../preview.ts').then(({ watchTree }) => {
			if (!isLate) end = watchTree(here.doc, setTree);
		});
		return () => {
			isLate = true;
			end();
		};
	}, [here, isReady]);
	return tree;
}

/** The editor itself, loaded when its place is first in sight. */
function useSource({ here, isReady }: Seated, isInSight: boolean, opening: Opening) {
	const place = useRef<HTMLDivElement>(null);
	const latest = useRef(opening);
	latest.current = opening;
	const [opened, setOpened] = useState<Opened | null>(null);
	const isWanted = here !== null && isReady && (isInSight || opened !== null);
	useEffect(() => {
		if (!isWanted) return;
		let source: Source | null = null;
		let isLate = false;
		void Promise.all([import('../editing.ts'), import('../deeds.ts')]).then(([{ openSource }, deeds]) => {
			if (isLate) return;
			source = openSource(place.current!, here, {
				...latest.current,
				onAside: () => latest.current.onAside(),
				onPictures: (files) => latest.current.onPictures(files)
			});
			setOpened({ source, deeds });
		});
		return () => {
			isLate = true;
			source?.close();
			setOpened(null);
		};
	}, [isWanted]);
	return { place, opened };
}

function usePictures(item: string, { here }: Seated) {
	const { token } = useView();
	const [onWay, setOnWay] = useState(0);
	const [fault, setFault] = useState<PictureFault | null>(null);
	const put = ({ source }: Opened, files: File[]): void => {
		if (!here || files.length === 0) return;
		const text = here.doc.getText(markdownField);
		const count = (step: number) => setOnWay((before) => before + step);
		void import('../pictures.ts').then(({ putPictures }) =>
			putPictures(source.view, files, { item, token, text, onWay: count, onFault: setFault })
		);
	};
	return { put, onWay, fault };
}

type Side = 'text' | 'preview';
/** Where the keyboard goes is an object of its own each time, so that it may go the same way twice. */
type Sight = { view: ViewName; goal: { to: Side } | null };

/** The keyboard goes from the text to the preview and back, opening what is out of sight. */
function useSight(writes: boolean) {
	const [sight, setSight] = useState<Sight>({ view: writes ? 'both' : 'preview', goal: null });
	useEffect(() => setSight({ view: writes ? (rememberedView() ?? 'both') : 'preview', goal: null }), [writes]);
	const turn = (view: ViewName): void => {
		setSight({ view, goal: null });
		if (writes) rememberView(view);
	};
	const cross = (to: Side): void => setSight(({ view }) => ({ view: view === 'both' ? view : to, goal: { to } }));
	return { ...sight, turn, cross };
}

function OnWay({ onWay, fault }: { onWay: number; fault: PictureFault | null }) {
	const { t } = useView();
	return (
		<>
			{onWay > 0 && (
				<p class="pad-coming" role="status">
					{t('pads:markdown.picture.coming')}
				</p>
			)}
			{fault && (
				<p class="pad-fault" role="alert">
					{t(`pads:markdown.picture.${fault}`)}
				</p>
			)}
		</>
	);
}

function Place(props: PlaceProps) {
	const { writes, language } = props;
	const { t } = useView();
	const seat = useSeat(props);
	const tree = useTree(seat);
	const { view, goal, turn, cross } = useSight(writes);
	const goesOn = writes && !isOver(seat.standing);
	const aside = useRef<HTMLElement>(null);
	const pictures = usePictures(props.item, seat);
	const { place, opened } = useSource(seat, view !== 'preview', {
		writes,
		language,
		label: t('pads:markdown.label'),
		onAside: () => cross('preview'),
		onPictures: (files) => opened && goesOn && pictures.put(opened, files)
	});
	useEffect(() => {
		if (!writes) return;
		if (goesOn) opened?.source.goOn();
		else opened?.source.stop();
	}, [opened, goesOn]);
	useEffect(() => {
		if (goal?.to === 'preview') aside.current?.focus();
		if (goal?.to === 'text') opened?.source.view.focus();
	}, [goal, view, opened]);
	useEffect(() => {
		if (!opened || view !== 'both') return;
		let end = () => {};
		void import('../together.ts').then(({ scrollTogether }) => {
			end = scrollTogether(opened.source.view, () => aside.current);
		});
		return () => end();
	}, [opened, view]);
	const isShown = tree !== null;
	useEffect(() => {
		if (!isShown) return;
		putAway();
		goToHead();
	}, [isShown]);
	const back = (event: KeyboardEvent): void => {
		if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) cross('text');
	};
	if (!seat.isReady) return <div class="pad-editor" />;
	return (
		<div class="pad-editor" data-view={view}>
			<div class="pad-bar">
				{goesOn && view !== 'preview' && opened && (
					<Toolbar {...opened} onPictures={(files) => pictures.put(opened, files)} />
				)}
				<OnWay {...pictures} />
				<div class="pad-line">
					<People people={seat.people} own={writes ? seat.here : null} />
					<Views view={view} onView={turn} />
					<p class="pad-standing" role="status" data-standing={seat.standing}>
						{t(`pads:editor.${writes || seat.standing !== 'saved' ? seat.standing : 'reading'}`)}
					</p>
				</div>
			</div>
			<div class="pad-panes">
				<div class="pad-source" ref={place} hidden={view === 'preview'} />
				<section
					class="pad-preview"
					aria-label={t('pads:markdown.preview')}
					aria-keyshortcuts="Control+Enter"
					tabIndex={-1}
					ref={aside}
					hidden={view === 'text'}
					onKeyDown={back}
				>
					{tree && <Preview tree={tree} language={language} />}
				</section>
			</div>
		</div>
	);
}

/** Whoever was only shown the text takes another seat once they may write. */
function Editor({ writes, ...more }: EditorProps) {
	const [isWriting, setWriting] = useState(writes);
	return <Place {...more} key={isWriting} writes={isWriting} onGranted={() => setWriting(true)} />;
}

const said = [
	...['label', 'views', 'view-text', 'view-both', 'view-preview', 'preview', 'outline', 'heading'],
	...['diagram', 'diagram-source'],
	...['label', 'coming', 'not-a-picture', 'no-room', 'not-sent'].map((word) => `picture.${word}`)
].map((word) => `markdown.${word}`);

const shared = [
	...[
		'tools',
		'people',
		'you',
		'anonymous',
		'rename',
		'saved',
		'saving',
		'offline',
		'unkept',
		'joining',
		'closed',
		'full'
	],
	...['denied', 'too-large', 'known'],
	...[
		'reading',
		'bold',
		'italic',
		'strike',
		'code',
		'bullets',
		'numbers',
		'tasks',
		'quote',
		'rule',
		'link',
		'undo',
		'redo'
	]
].map((word) => `editor.${word}`);

export default island('pads/markdown/editor', Editor, [
	...[...said, ...shared, 'empty', 'comments.tool'].map((word) => `pads:${word}`),
	...colourWords
]);
