import type { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import * as ws from 'ws';
import { framed } from './frame.ts';

/** Not in the types of ws. */
const { Receiver } = ws as unknown as { Receiver: new (options: object) => Writable };

const read = (frame: Buffer): Promise<Buffer> =>
	new Promise((done, failed) => {
		const receiver = new Receiver({});
		receiver.on('message', done);
		receiver.on('error', failed);
		receiver.write(frame);
	});

test.each([0, 1, 125, 126, 65_535, 65_536, 5_000_000])('a message of %i bytes arrives whole', async (length) => {
	const message = Buffer.alloc(length, 'Archipel');
	expect((await read(framed(message))).equals(message)).toBe(true);
});
