/** In the browser: what the server does not take is said to whoever writes, before more of it is lost. */
import * as decoding from 'lib0/decoding';
import type { WebsocketProvider } from 'y-websocket';

/** `denied`: who may write changed. `too-large`: one change is more than a message may be. `too-much`: one paste. */
export type Untaken = 'denied' | 'too-large' | 'too-much';

/** The message by which a server says no, and that it may be again (github.com/yjs/y-protocols, auth.js). */
const auth = 2;
const granted = 1;
const tooLarge = 1009;

type Heeding = {
	/** Nothing can be written from now on. */
	stop(why: 'denied' | 'too-large'): void;
	/** One may write, whatever was said before. */
	goOn(): void;
};

export function heed(provider: WebsocketProvider, { stop, goOn }: Heeding): void {
	provider.messageHandlers[auth] = (_encoder, from) =>
		decoding.readVarUint(from) === granted ? goOn() : stop('denied');
	provider.on('connection-close', (event: CloseEvent | null) => {
		if (event?.code !== tooLarge) return;
		// It would be sent again and again.
		provider.shouldConnect = false;
		stop('too-large');
	});
}

/** In characters: more would keep a browser busy for minutes, and is better imported as a file. */
export const mostPasted = 1_000_000;

/** Whether what comes from the clipboard, or is dropped, is more than may come at once. */
export function isTooMuch(data: Pick<DataTransfer, 'getData'> | null): boolean {
	return data !== null && data.getData('text/plain').length > mostPasted;
}
