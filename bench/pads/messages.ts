/** What a watcher says at the door (y-protocols; Hocuspocus puts the name of the document before each message). */
import * as encoding from 'lib0/encoding';

type Part = number | string | Uint8Array;

export function message(...parts: Part[]): Uint8Array {
	const to = encoding.createEncoder();
	for (const part of parts) {
		if (typeof part === 'number') encoding.writeVarUint(to, part);
		else if (typeof part === 'string') encoding.writeVarString(to, part);
		else encoding.writeVarUint8Array(to, part);
	}
	return encoding.toUint8Array(to);
}

const [sync, awareness, step1] = [0, 1, 0];
const emptyVector = Uint8Array.of(0);

export const asksAll = (...before: Part[]) => message(...before, sync, step1, emptyVector);

let clients = 1;

export function saysName(...before: Part[]): Uint8Array {
	const state = JSON.stringify({ user: { name: 'Dov', color: '#1f6f8b' } });
	return message(...before, awareness, message(1, clients++, 1, state));
}
