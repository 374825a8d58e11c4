/**
 * The messages of the y-websocket protocol (github.com/yjs/y-protocols, PROTOCOL.md), and one of ours: whoever sends
 * `asksKept` with a number gets the number back once all it sent before is on disk.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { framed } from './frame.ts';

export const sync = 0;
export const awareness = 1;
export const auth = 2;
export const asksAwareness = 3;
export const asksKept = 8;

export const step1 = 0;
export const step2 = 1;
export const update = 2;

export type Heard =
	| { type: 'step1'; vector: Uint8Array }
	| { type: 'update'; bytes: Uint8Array; first: boolean }
	| { type: 'presence'; bytes: Uint8Array }
	| { type: 'asks-presence' }
	| { type: 'asks-kept'; number: number };

const readers: Record<number, (from: decoding.Decoder) => Heard> = {
	[sync](from) {
		const kind = decoding.readVarUint(from);
		const bytes = decoding.readVarUint8Array(from);
		if (kind === step1) return { type: 'step1', vector: bytes };
		if (kind === step2 || kind === update) return { type: 'update', bytes, first: kind === step2 };
		throw new Error('no such step');
	},
	[awareness]: (from) => ({ type: 'presence', bytes: decoding.readVarUint8Array(from) }),
	[asksAwareness]: () => ({ type: 'asks-presence' }),
	[asksKept]: (from) => ({ type: 'asks-kept', number: decoding.readVarUint(from) })
};

/** @throws where it is no message of this protocol. */
export function heard(data: Uint8Array): Heard {
	const from = decoding.createDecoder(data);
	const reader = readers[decoding.readVarUint(from)];
	if (!reader) throw new Error('no such message');
	return reader(from);
}

function message(...parts: (number | string | Uint8Array)[]): Buffer {
	const to = encoding.createEncoder();
	for (const part of parts) {
		if (typeof part === 'number') encoding.writeVarUint(to, part);
		else if (typeof part === 'string') encoding.writeVarString(to, part);
		else encoding.writeVarUint8Array(to, part);
	}
	return framed(encoding.toUint8Array(to));
}

export const sayStep1 = (vector: Uint8Array) => message(sync, step1, vector);
export const sayStep2 = (bytes: Uint8Array) => message(sync, step2, bytes);
export const sayUpdate = (bytes: Uint8Array) => message(sync, update, bytes);
export const sayPresence = (bytes: Uint8Array) => message(awareness, bytes);
export const sayDenied = (why: string) => message(auth, 0, why);
export const sayGranted = () => message(auth, 1);
export const sayKept = (number: number) => message(asksKept, number);
