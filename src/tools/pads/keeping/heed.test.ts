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
	heed(provider as unknown as WebsocketProvider, (why) => heard.push(why));
	for (const close of closings) for (const event of [null, { code: 1006 }, { code: 4413 }]) close(event);
	expect(provider.shouldConnect).toBe(true);
	for (const close of closings) close({ code: 1009 });
	expect(provider.shouldConnect).toBe(false);
	(provider.messageHandlers as (() => void)[])[2]!();
	expect(heard).toEqual(['too-large', 'denied']);
});

test('a million characters may be pasted, and not one more', () => {
	const data = (length: number) => ({ getData: () => 'x'.repeat(length) });
	expect(isTooMuch(data(mostPasted))).toBe(false);
	expect(isTooMuch(data(mostPasted + 1))).toBe(true);
	expect(isTooMuch(null)).toBe(false);
});
