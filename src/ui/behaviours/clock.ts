import { clockWords } from '../clock.ts';

/** `<time data-clock datetime>`: the server wrote it on a clock it named, since it does not know the reader's. */
export function ownClock(): void {
	const { lang } = document.documentElement;
	for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-clock]'))
		time.textContent = clockWords(new Date(time.dateTime), lang, null, time.dataset.clock === 'brief');
}
