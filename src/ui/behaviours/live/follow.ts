/** Reads the page again when there is news, and not more often than is good for the server. */
import { freshen, remember, typedIn } from './parts.ts';

/** `audience`: how many listen, so that they do not all read in the same instant. */
export type News = { version: number; audience?: number };

const quietMs = 250;
const perListenerMs = 40;
const longestMs = 8_000;
const tryAgainMs = 5_000;
const gone = [401, 403, 404, 410];

const delayFor = (audience: number): number =>
	quietMs + Math.random() * Math.min(longestMs, Math.max(quietMs, audience * perListenerMs));

function announcer(): (words: string) => void {
	const place = document.createElement('p');
	place.className = 'unseen';
	place.setAttribute('role', 'status');
	document.body.append(place);
	return (words) => {
		// The same words twice are read twice only when the text changes.
		place.textContent = '';
		setTimeout(() => {
			place.textContent = words;
		}, 100);
	};
}

export function follow(place: HTMLElement): (news: News) => void {
	let seen = Number(place.dataset.version);
	let waiting = false;
	let ended = false;
	const say = announcer();
	remember();

	const end = () => {
		ended = true;
		if (typedIn(document.body)) say(place.dataset.gone ?? '');
		else location.reload();
	};
	const readAgain = async (): Promise<boolean> => {
		const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
		if (gone.includes(answer.status)) end();
		if (!answer.ok) return ended;
		const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
		seen = Math.max(seen, Number(fresh.querySelector<HTMLElement>('[data-live]')?.dataset.version ?? seen));
		if (freshen(fresh)) {
			document.dispatchEvent(new CustomEvent('archipel:fresh'));
			say(place.dataset.news ?? '');
		}
		return true;
	};
	const later = (wanted: number, delayMs: number) => {
		waiting = true;
		setTimeout(async () => {
			if (document.hidden) await shown();
			waiting = false;
			const done = await readAgain().catch(() => false);
			if (!done && !ended && !waiting) later(wanted, tryAgainMs);
		}, delayMs);
	};
	return ({ version, audience = 1 }) => {
		if (version > seen && !waiting && !ended) later(version, delayFor(audience));
	};
}

/** Nobody looks at a hidden page: it is read once when it comes back to the front. */
const shown = (): Promise<void> =>
	new Promise((resolve) => {
		document.addEventListener('visibilitychange', () => resolve(), { once: true });
	});
