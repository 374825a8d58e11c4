/** Real clients for tests: the y-websocket provider of anybody's program, and a bare socket. */
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type Actor, guestCookie, newGuest } from '#kernel/accounts/actor.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { type Opened, openPad } from './actions.ts';
import { field } from './pad.ts';

export type Writer = { doc: Y.Doc; provider: WebsocketProvider; text(): string; write(words: string): void };

export const paragraph = (words: string): Y.XmlElement => {
	const made = new Y.XmlElement('paragraph');
	made.insert(0, [new Y.XmlText(words)]);
	return made;
};

export const padOf = async (owner: Actor = newGuest(), more: object = {}) =>
	((await perform(openPad, { title: 'Minutes', ...more }, { ...houseCaller, actor: owner })) as Opened).item.id;

/** A guest, or the cookies of a browser that is signed in. */
export type Who = Actor | string | null;

const cookieOf = (who: Actor | string): string => (typeof who === 'string' ? who : `guest=${guestCookie(who)}`);

/** Browsers send cookies by themselves. */
const socketOf = (who: Who) =>
	class extends WebSocket {
		constructor(address: string) {
			super(address, { headers: who ? { cookie: cookieOf(who) } : {} });
		}
	} as unknown as typeof globalThis.WebSocket;

export function writer(origin: string, pad: string, who: Who = null, params: Record<string, string> = {}): Writer {
	const doc = new Y.Doc();
	const address = `${origin.replace('http', 'ws')}/live`;
	const provider = new WebsocketProvider(address, `pads/${pad}`, doc, {
		params,
		disableBc: true,
		WebSocketPolyfill: socketOf(who)
	});
	const fragment = doc.getXmlFragment(field);
	return {
		doc,
		provider,
		text: () => fragment.toString(),
		write: (words) => fragment.push([paragraph(words)])
	};
}

export const synced = async (...writers: Writer[]): Promise<void> => {
	for (const { provider } of writers)
		if (!provider.synced) await new Promise<void>((done) => provider.once('sync', () => done()));
};

export async function until(is: () => boolean | Promise<boolean>, ms = 5000): Promise<void> {
	for (const end = Date.now() + ms; !(await is()); ) {
		if (Date.now() > end) throw new Error('It did not come to pass.');
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

/** How a bare socket is let go after it sent this. */
export const closing = (origin: string, path: string, message?: Uint8Array): Promise<{ code: number; why: string }> =>
	new Promise((done, failed) => {
		const socket = new WebSocket(`${origin.replace('http', 'ws')}${path}`);
		socket.on('open', () => message && socket.send(message));
		socket.on('close', (code, why) => done({ code, why: why.toString() }));
		socket.on('error', failed);
	});
