/** Where the slider stands, which moment is shown there, and what is said of it. */
import { render } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useView, ViewContext } from '#ui/view.ts';
import { PadText } from '../../parts/text.tsx';
import { type Accepted, type Named, type Person, type Stretch, stretchAt } from '../moment.ts';
import { type Arrived, type Pace, placeAfter, reader } from '../travelling.ts';
import { useCalls } from './people.ts';
import { useZone, whenOf } from './when.ts';

export type TravelProps = {
	address: string;
	first: number;
	last: number;
	n: number;
	/** When the moment shown came to be, in milliseconds, and who wrote it. */
	at: number;
	author: number | null;
	stretches: Stretch[];
	people: Person[];
	named: Named[];
	accepted: Accepted[];
};

const restMs = { each: 200, whole: 50 };
/** Whoever stays at a moment finds its address in the address bar. */
const settleMs = 400;

export function useTravel(props: TravelProps) {
	const { address, first, last, stretches, people, named, accepted } = props;
	const view = useView();
	const zone = useZone();
	const calls = useCalls(people);
	const [awake, setAwake] = useState(false);
	const [n, setN] = useState(props.n);
	const [shown, setShown] = useState<Omit<Arrived, 'tree'>>({ n: props.n, at: props.at, author: props.author });
	const [playing, setPlaying] = useState(false);
	const [pace, setPace] = useState<Pace>('usual');
	const [failed, setFailed] = useState(false);
	const [told, setTold] = useState('');
	const settling = useRef<ReturnType<typeof setTimeout>>(undefined);
	const read = useMemo(
		() =>
			reader(
				address,
				(moment) => {
					setFailed(false);
					setShown(moment);
					showText(moment, view);
				},
				() => {
					setFailed(true);
					setPlaying(false);
				}
			),
		[address]
	);
	useEffect(() => {
		setAwake(true);
		document.getElementById('history-neighbours')?.setAttribute('hidden', '');
	}, []);
	useEffect(() => {
		clearTimeout(settling.current);
		if (!awake || playing || shown.n !== n) return;
		settling.current = setTimeout(() => settle(address, n, last, named), settleMs);
	}, [awake, playing, shown.n, n]);
	const says = sayer({ n, last, shown, stretches, zone, calls, view });
	const move = (to: number): Promise<void> => {
		setN(to);
		return read(to);
	};
	usePlay({ playing, pace, n, first, last, move, end: () => setPlaying(false) });
	useEffect(() => {
		// The slider itself tells whoever stands on it.
		const isHeard = document.activeElement instanceof HTMLInputElement && document.activeElement.type === 'range';
		if (awake && !playing && !isHeard && shown.n === n && n !== props.n) setTold(says.whole);
	}, [playing, shown.n]);
	return {
		...{ awake, n, says, playing, pace, setPace, failed, told },
		name: named.find((one) => one.n === n)?.name ?? null,
		suggested: suggestedAt(accepted, shown, n, calls),
		goTo(to: number) {
			setPlaying(false);
			void move(to);
		},
		togglePlay: () => setPlaying(!playing)
	};
}

/** Who suggested the change that is shown, and who took it over. */
function suggestedAt(
	accepted: Accepted[],
	shown: Omit<Arrived, 'tree'>,
	n: number,
	calls: (n: number | null) => string
): { by: string; accepted: string } | null {
	const found = shown.n === n ? accepted.find((one) => one.n === n) : undefined;
	return found ? { by: calls(found.by), accepted: calls(shown.author) } : null;
}

type Said = {
	n: number;
	last: number;
	shown: Omit<Arrived, 'tree'>;
	stretches: Stretch[];
	zone: string;
	calls(n: number | null): string;
	view: ReturnType<typeof useView>;
};

/** What is known of a moment before it arrives is told from the quarter of an hour it lies in. */
function sayer({ n, last, shown, stretches, zone, calls, view: { t, language } }: Said) {
	const stretch = stretchAt(stretches, n);
	const share = stretch ? (n - stretch.first) / Math.max(1, stretch.last - stretch.first) : 0;
	const at = shown.n === n || !stretch ? shown.at : stretch.from + share * (stretch.to - stretch.from);
	const who = shown.n === n || !stretch ? calls(shown.author) : stretch.authors.map(calls).join(', ');
	const figures = new Intl.NumberFormat(language);
	const short = t('pads:history.moment', { when: whenOf(at, language, zone), who });
	const count = t('pads:history.count', { n: figures.format(n), last: figures.format(last) });
	return { short, count, whole: `${short}. ${count}` };
}

type Play = {
	playing: boolean;
	pace: Pace;
	n: number;
	first: number;
	last: number;
	move(to: number): Promise<void>;
	end(): void;
};

function usePlay({ playing, pace, n, first, last, move, end }: Play): void {
	const here = useRef(n);
	here.current = n;
	useEffect(() => {
		if (!playing) return;
		let isOver = false;
		const from = here.current >= last ? first : here.current;
		const began = performance.now();
		const run = async (): Promise<void> => {
			for (let at = from; at < last && !isOver; ) {
				at = placeAfter((performance.now() - began) / 1000, from, at, { first, last }, pace);
				await move(at);
				await new Promise((resolve) => setTimeout(resolve, pace === 'each' ? restMs.each : restMs.whole));
			}
			if (!isOver) end();
		};
		void run();
		return () => {
			isOver = true;
		};
	}, [playing, pace]);
}

function showText({ tree }: Arrived, view: ReturnType<typeof useView>): void {
	const place = document.getElementById('history-text');
	if (!place) return;
	// What the page brought makes room the first time.
	if (place.dataset.awake === undefined) place.replaceChildren();
	place.dataset.awake = '';
	render(
		<ViewContext.Provider value={view}>
			<PadText tree={tree} />
		</ViewContext.Provider>,
		place
	);
}

/** What can be done with a moment is done with the one that is seen. */
function settle(address: string, n: number, last: number, named: Named[]): void {
	history.replaceState(null, '', `${address}/history/${n}`);
	const deeds = document.getElementById('history-deeds');
	if (!deeds) return;
	for (const element of deeds.querySelectorAll('a[href], form[action]')) {
		const attribute = element.tagName === 'A' ? 'href' : 'action';
		const old = element.getAttribute(attribute) ?? '';
		element.setAttribute(attribute, old.replace(/\/history\/\d+/, `/history/${n}`).replace(/\?at=\d+/, `?at=${n}`));
	}
	const name = deeds.querySelector<HTMLInputElement>('input[name="name"]');
	if (name && document.activeElement !== name) name.value = named.find((one) => one.n === n)?.name ?? '';
	const restore = deeds.querySelector<HTMLButtonElement>('button[data-confirm]');
	if (restore) restore.disabled = n === last;
}
