/**
 * Parts of a page that follow what others do. `<body>`'s one element with `data-live="topic"`, `data-item` and
 * `data-version` says what to listen to; on news the page is read again and every `data-live-part` is replaced.
 */
type News = { version: number };

const quietMs = 250;
const askAgainMs = 15_000;

async function readAgain(): Promise<void> {
	const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
	if (!answer.ok) return;
	const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
	for (const part of document.querySelectorAll<HTMLElement>('[data-live-part]')) {
		const next = fresh.querySelector(`[data-live-part="${part.dataset.livePart}"]`);
		// Whoever is typing or choosing in a part keeps it until the next news.
		if (next && !part.contains(document.activeElement)) part.replaceWith(document.adoptNode(next));
	}
	document.dispatchEvent(new CustomEvent('archipel:fresh'));
}

/** Many news at once are one reading; browsers do not all ask in the same instant. */
function follower(place: HTMLElement): (news: News) => void {
	let seen = Number(place.dataset.version);
	let waiting = false;
	return ({ version }) => {
		if (version <= seen || waiting) return;
		waiting = true;
		setTimeout(
			async () => {
				waiting = false;
				seen = Math.max(seen, version);
				await readAgain().catch(() => {});
			},
			quietMs + Math.random() * quietMs
		);
	};
}

function bySocket(asked: object, hear: (news: News) => void, fallBack: () => void): void {
	const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`);
	let worked = false;
	socket.onopen = () => socket.send(JSON.stringify(asked));
	socket.onmessage = ({ data }) => {
		worked = true;
		hear(JSON.parse(data));
	};
	socket.onclose = ({ code }) => {
		if (code === 4403) return;
		if (worked) setTimeout(() => bySocket(asked, hear, fallBack), 2000 + Math.random() * 3000);
		else fallBack();
	};
}

function byEvents(query: string, hear: (news: News) => void, fallBack: () => void): void {
	const source = new EventSource(`/live/events?${query}`);
	let worked = false;
	source.onmessage = ({ data }) => {
		worked = true;
		hear(JSON.parse(data));
	};
	source.onerror = () => {
		if (worked) return;
		source.close();
		fallBack();
	};
}

function byAsking(query: string, hear: (news: News) => void): void {
	setInterval(async () => {
		if (document.hidden) return;
		const answer = await fetch(`/live/version?${query}`).catch(() => null);
		if (answer?.ok) hear(await answer.json());
	}, askAgainMs);
}

export function liveParts(): void {
	const place = document.querySelector<HTMLElement>('[data-live]');
	if (!place) return;
	const asked = { topic: place.dataset.live!, item: place.dataset.item! };
	const query = new URLSearchParams(asked).toString();
	const hear = follower(place);
	bySocket(asked, hear, () => byEvents(query, hear, () => byAsking(query, hear)));
}
