/** What the browser knows of comments and chat: read when there is news, and not by everybody at once. */
import { listen } from '#ui/behaviours/live/listen.ts';
import type { ShownMessage } from '../chat/message.ts';
import type { ShownThread } from './shown.ts';

export type Comments = { version: number; token: string | null; mayComment: boolean; threads: ShownThread[] };
export type Chat = {
	version: number;
	token: string | null;
	messages: ShownMessage[];
	closed: boolean;
	mayYou: boolean;
};

const leastDelayMs = 30;
const perListenerMs = 20;
const longestDelayMs = 8_000;
const againMs = 5_000;

export type Reader = { readAgain(): Promise<void> };

type Watching<Body> = { topic: string; item: string; address: string; told(body: Body): void; gone(): void };

/** Reads at once, and again whenever something newer is told of. */
function reader<Body extends { version: number }>({ address, told, gone }: Watching<Body>) {
	let known = -1;
	let wanted = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const readAgain = async (): Promise<void> => {
		const answer = await fetch(address, { headers: { accept: 'application/json' } }).catch(() => null);
		if (answer && [401, 403, 404, 410].includes(answer.status)) gone();
		else if (answer?.ok) {
			const body = (await answer.json()) as Body;
			// Of two answers on their way the older may arrive last.
			if (body.version < known) return;
			known = body.version;
			told(body);
		} else later(againMs);
	};
	const later = (delayMs: number): void => {
		if (timer !== undefined) return;
		timer = setTimeout(async () => {
			timer = undefined;
			await readAgain();
			if (known < wanted && wanted !== Number.POSITIVE_INFINITY) later(againMs);
		}, delayMs);
	};
	const hear = (version: number, audience = 1): void => {
		if (version <= known) return;
		wanted = Math.max(wanted, version);
		later(leastDelayMs + Math.random() * Math.min(longestDelayMs, audience * perListenerMs));
	};
	return { readAgain, hear };
}

/** Both over one socket. */
export function follow(comments: Watching<Comments>, chat: Watching<Chat>): { comments: Reader; chat: Reader } {
	const readers = { comments: reader(comments), chat: reader(chat) };
	const { item } = comments;
	listen(
		[
			{ topic: comments.topic, item },
			{ topic: chat.topic, item }
		],
		({ topic, version, audience }) => {
			if (topic !== chat.topic) readers.comments.hear(version, audience);
			if (topic !== comments.topic) readers.chat.hear(version, audience);
		}
	);
	void readers.comments.readAgain();
	void readers.chat.readAgain();
	return readers;
}

const readKey = (item: string): string => `pads.chat-read:${item}`;

/** Up to which message this browser has read; null on the first visit, which begins with nothing unread. */
export function readUpTo(item: string): number | null {
	try {
		const kept = localStorage.getItem(readKey(item));
		return kept === null ? null : Number(kept);
	} catch {
		return null;
	}
}

export function keepRead(item: string, n: number): void {
	try {
		localStorage.setItem(readKey(item), String(n));
	} catch {
		// A browser that keeps nothing counts anew each time.
	}
}
