import * as decoding from 'lib0/decoding';
import { expect, test } from 'vitest';
import type { WebsocketProvider } from 'y-websocket';
import { heed, isTooMuch, mostPasted } from './heed.ts';

type Close = (event: { code: number } | null) => void;

test('what is too large for one message is not sent again and again', () => {
	const heard: string[] = [];
	const closings: Close[] = [];
	const provider = {
		messageHandlers: [],
		shouldConnect: true,
		on: (_name: string, close: Close) => closings.push(close)
	};
	heed(provider as unknown as WebsocketProvider, { stop: (why) => heard.push(why), goOn: () => heard.push('granted') });
	for (const close of closings) for (const event of [null, { code: 1006 }, { code: 4413 }]) close(event);
	expect(provider.shouldConnect).toBe(true);
	for (const close of closings) close({ code: 1009 });
	expect(provider.shouldConnect).toBe(false);
	const [, , told] = provider.messageHandlers as ((to: null, from: decoding.Decoder) => void)[];
	for (const bytes of [[0, 0], [1]]) told!(null, decoding.createDecoder(Uint8Array.from(bytes)));
	expect(heard).toEqual(['too-large', 'denied', 'granted']);
});

test('a million characters may be pasted, and not one more', () => {
	const data = (length: number) => ({ getData: () => 'x'.repeat(length) });
	expect(isTooMuch(data(mostPasted))).toBe(false);
	expect(isTooMuch(data(mostPasted + 1))).toBe(true);
	expect(isTooMuch(null)).toBe(false);
});
