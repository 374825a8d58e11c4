/** Hours on the clocks of whoever reads, where these differ from the poll's; one tap leads back. */
import { useEffect, useState } from 'preact/hooks';
import { cityOf, offsetOf, zoneHere } from '#base/zones.ts';
import { island } from '#ui/island.tsx';
import { localeOf } from '#ui/locale.ts';
import { useView } from '#ui/view.ts';
import { slotLabel } from '../../slots.ts';

const written = new WeakMap<HTMLTimeElement, string>();

const timesOf = (): HTMLTimeElement[] => [...document.querySelectorAll<HTMLTimeElement>('time[data-end]')];

const differs = (zone: string, here: string): boolean =>
	timesOf().some(({ dateTime }) => offsetOf(new Date(dateTime), zone) !== offsetOf(new Date(dateTime), here));

function hoursIn(time: HTMLTimeElement, zone: string, here: string, language: string): string {
	const slot = { kind: 'time', start: time.dateTime, ...(time.dataset.end ? { end: time.dataset.end } : {}) } as const;
	const show = (viewerZone: string) => slotLabel(slot, { language, zone, viewerZone, dayStyle: 'short' });
	const there = show(zone);
	const own = show(here);
	return own.day === there.day || standsBelow(time) ? own.time : `${own.day}, ${own.time}`;
}

/** Hours under a day that is theirs alone: the day moves with them. */
const standsBelow = (time: HTMLTimeElement): boolean => headOf(time) !== null;
const headOf = (time: HTMLTimeElement) =>
	time.closest('[data-clocks]')?.querySelector<HTMLElement>('[data-clocks-day]') ?? null;

/** The day above, and the words that say whose clocks these are: what stands above all hours says it for a reader's own. */
function writeAround(time: HTMLTimeElement, zone: string, language: string, isHere: boolean): void {
	const head = headOf(time);
	if (!head) return;
	const slot = { kind: 'time', start: time.dateTime } as const;
	head.textContent = slotLabel(slot, { language, zone, viewerZone: zone }).day;
	const words = time.closest('[data-clocks]')?.querySelector<HTMLElement>('[data-clocks-words]');
	if (words) words.hidden = isHere;
}

const atOnce = 300;

/** A few at a time: a poll may name thousands of hours, and nobody reads them all in the first second. */
function write(zone: string, here: string | null, language: string): () => void {
	const times = timesOf();
	let timer = 0;
	const next = (from: number) => {
		for (const time of times.slice(from, from + atOnce)) {
			const before = written.get(time) ?? time.textContent ?? '';
			written.set(time, before);
			time.textContent = here === null ? before : hoursIn(time, zone, here, language);
			writeAround(time, here ?? zone, language, here !== null);
		}
		if (from + atOnce < times.length) timer = window.setTimeout(next, 50, from + atOnce);
	};
	next(0);
	return () => clearTimeout(timer);
}

function Zone({ zone }: { zone: string }) {
	const { t, language } = useView();
	const [here, setHere] = useState<string | null>(null);
	const [isHere, setIsHere] = useState(false);
	useEffect(() => {
		const own = zoneHere();
		if (own === zone || !differs(zone, own)) return;
		setHere(own);
		setIsHere(true);
	}, [zone]);
	useEffect(() => {
		if (here === null) return undefined;
		let stop = () => {};
		const apply = () => {
			stop();
			stop = write(zone, isHere ? here : null, localeOf(language));
		};
		apply();
		document.addEventListener('archipel:fresh', apply);
		return () => {
			stop();
			document.removeEventListener('archipel:fresh', apply);
		};
	}, [zone, here, isHere, language]);
	const places = { place: cityOf(zone, language) };
	if (here === null)
		return (
			<span>
				{t('polls:voting.times-of', places)} <a href="?zone=choose">{t('polls:voting.times-elsewhere')}</a>
			</span>
		);
	return (
		<span>
			<span role="status">
				{isHere ? t('polls:voting.times-yours', { place: cityOf(here, language) }) : t('polls:voting.times-of', places)}
			</span>{' '}
			<button type="button" class="link-button" onClick={() => setIsHere(!isHere)}>
				{isHere ? t('polls:voting.times-back', places) : t('polls:voting.times-own', { place: cityOf(here, language) })}
			</button>
		</span>
	);
}

export default island('polls/voting/zone', Zone, [
	'polls:voting.times-of',
	'polls:voting.times-elsewhere',
	'polls:voting.times-yours',
	'polls:voting.times-back',
	'polls:voting.times-own'
]);
