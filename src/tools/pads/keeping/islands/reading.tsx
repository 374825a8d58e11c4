/** The text for those who only read changes under their eyes as others write. */
import { useEffect, useState } from 'preact/hooks';
import { freshen } from '#ui/behaviours/live/parts.ts';
import { island } from '#ui/island.tsx';
import { localeOf } from '#ui/locale.ts';
import { useView } from '#ui/view.ts';

type ReadingProps = {
	address: string;
	place: string;
	/** The last change that is shown. */
	sequence: number;
};
type Told = { at?: number; sequence?: number; html?: string; readers?: number; gone?: true };

const perReaderMs = 20;
const longestMs = 10_000;
/** Screen readers are not told of every letter. */
const quietMs = 20_000;

/** Only what differs is put in: what is selected or read elsewhere stays. */
function change(place: HTMLElement, html: string): void {
	const fresh = document.adoptNode(new DOMParser().parseFromString(html, 'text/html').body);
	const [old, next] = [[...place.childNodes], [...fresh.childNodes]];
	const same = (one?: ChildNode, other?: ChildNode): boolean =>
		one !== undefined && other !== undefined && one.isEqualNode(other);
	let [begin, end] = [0, 0];
	while (begin < Math.min(old.length, next.length) && same(old[begin], next[begin])) begin++;
	while (end < Math.min(old.length, next.length) - begin && same(old.at(-1 - end), next.at(-1 - end))) end++;
	const behind = old[old.length - end] ?? null;
	for (const node of old.slice(begin, old.length - end)) node.remove();
	for (const node of next.slice(begin, next.length - end)) place.insertBefore(node, behind);
}

/** A text too long to be sent to many is fetched, not by all of them at once. */
function readAgain(readers: number): void {
	const wait = Math.random() * Math.min(longestMs, readers * perReaderMs);
	setTimeout(async () => {
		const answer = await fetch(location.href).catch(() => null);
		if (answer?.ok) freshen(new DOMParser().parseFromString(await answer.text(), 'text/html'));
	}, wait);
}

const againMs = 15_000;

type Hearing = { hear(told: Told): void; live(is: boolean): void; gone(): void };

/** Browsers come back by themselves where a line breaks, not where they were sent away. @returns what ends it. */
function follow(address: string, { hear, live, gone }: Hearing): () => void {
	let source: EventSource;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const open = (): void => {
		source = new EventSource(address);
		source.onopen = () => live(true);
		source.onerror = () => {
			live(false);
			if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, againMs * (1 + Math.random()));
		};
		source.onmessage = ({ data }) => {
			const told: Told = JSON.parse(data);
			if (!told.gone) return hear(told);
			source.close();
			gone();
		};
	};
	open();
	return () => {
		clearTimeout(timer);
		source.close();
	};
}

function Reading({ address, place, sequence }: ReadingProps) {
	const { t, language } = useView();
	const [state, setState] = useState<'asleep' | 'live' | 'gone'>('asleep');
	const [at, setAt] = useState<number | null>(null);
	const [said, setSaid] = useState<number | null>(null);
	useEffect(() => {
		let known = sequence;
		const hear = ({ at: when, sequence: last = known, html, readers = 1 }: Told): void => {
			// What was written before the line was open, or while it was broken.
			if (when === undefined && last !== known) readAgain(readers);
			known = last;
			if (when === undefined) return;
			const here = document.getElementById(place);
			if (html === undefined) readAgain(readers);
			else if (here) change(here, html);
			setAt(when);
			setSaid((before) => (before === null || when - before > quietMs ? when : before));
		};
		return follow(address, { hear, live: (is) => setState(is ? 'live' : 'asleep'), gone: () => setState('gone') });
	}, [address, place, sequence]);
	const hour = (when: number) =>
		new Intl.DateTimeFormat(localeOf(language), { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(when);
	return (
		<>
			{state === 'live' && (
				<p class="quiet-text small-text">
					{t('pads:keeping.reading.live')} {at !== null && t('pads:keeping.reading.changed', { when: hour(at) })}
				</p>
			)}
			{state === 'gone' && <p class="banner">{t('pads:keeping.reading.gone')}</p>}
			<p class="unseen" role="status">
				{said !== null && t('pads:keeping.reading.changed', { when: hour(said) })}
			</p>
		</>
	);
}

export default island(
	'pads/keeping/reading',
	Reading,
	['live', 'changed', 'gone'].map((word) => `pads:keeping.reading.${word}`)
);
