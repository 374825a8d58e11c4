/** Three ways to hear of news: a WebSocket, server-sent events where that is blocked, asking now and then otherwise. */
import type { News } from './follow.ts';

type Asked = { topic: string; item: string };
type Told = News & { topic?: string };
type Hear = (news: Told) => void;

const askAgainMs = 15_000;
const patienceMs = 6_000;
const forbidden = 4403;

/** Several topics share one socket; where there is none, each comes its own way. */
export function listen(asked: Asked | Asked[], hear: Hear): void {
	const all = [asked].flat();
	bySocket(all, hear, () => {
		for (const one of all) {
			const query = new URLSearchParams(one).toString();
			byEvents(query, hear, () => byAsking(query, hear));
		}
	});
}

const read = (text: string, hear: Hear): void => {
	const news = JSON.parse(text);
	if (typeof news.version === 'number') hear(news);
};

/** null where the browser, or what watches over it, has none. */
function socketHere(): WebSocket | null {
	try {
		return new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`);
	} catch {
		return null;
	}
}

function bySocket(asked: Asked[], hear: Hear, fallBack: () => void): void {
	const socket = socketHere();
	if (!socket) {
		fallBack();
		return;
	}
	let worked = false;
	// Some proxies swallow the upgrade and never answer.
	const patience = setTimeout(() => worked || socket.close(), patienceMs);
	socket.onopen = () => {
		for (const one of asked) socket.send(JSON.stringify(one));
	};
	socket.onmessage = ({ data }) => {
		worked = true;
		read(data, hear);
	};
	socket.onclose = ({ code }) => {
		clearTimeout(patience);
		if (code === forbidden) return hear({ version: Number.POSITIVE_INFINITY });
		if (worked) setTimeout(() => bySocket(asked, hear, fallBack), 2000 + Math.random() * 3000);
		else fallBack();
	};
}

function byEvents(query: string, hear: Hear, fallBack: () => void): void {
	const source = new EventSource(`/live/events?${query}`);
	let worked = false;
	const giveUp = () => {
		source.close();
		fallBack();
	};
	const patience = setTimeout(() => worked || giveUp(), patienceMs);
	source.onmessage = ({ data }) => {
		worked = true;
		read(data, hear);
	};
	source.onerror = () => {
		// The browser itself connects again, unless the server refused.
		if (worked && source.readyState !== EventSource.CLOSED) return;
		clearTimeout(patience);
		giveUp();
	};
}

function byAsking(query: string, hear: Hear): void {
	const ask = async () => {
		if (document.hidden) return;
		const answer = await fetch(`/live/version?${query}`).catch(() => null);
		if (answer?.ok) hear(await answer.json());
		// May not be read any more: reading the page again says so.
		else if (answer && [403, 404, 410].includes(answer.status)) hear({ version: Number.POSITIVE_INFINITY });
	};
	void ask();
	setInterval(ask, askAgainMs);
}
