/** Who is here: the states of the awareness protocol, told to everybody in groups (y-protocols, awareness.js). */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

const longestState = 4096;
const mostClients = 20;

type State<Owner> = { clock: number; text: string; owner: Owner | null };
export type Presence<Owner> = { states: Map<number, State<Owner>>; unsaid: Set<number> };

export const nobody = <Owner>(): Presence<Owner> => ({ states: new Map(), unsaid: new Set() });

export type User = { name: string; colour: string };

/** How somebody calls themselves, as Tiptap's carets say it. */
export function userIn(text: string): User | null {
	const said = JSON.parse(text)?.user;
	if (typeof said?.name !== 'string') return null;
	const colour = /^#[\da-f]{6}$/i.test(said.color) ? said.color : '';
	return { name: said.name.slice(0, 80), colour };
}

const ownedBy = <Owner>({ states }: Presence<Owner>, owner: Owner): number[] =>
	[...states].filter(([, state]) => state.owner === owner).map(([client]) => client);

/** @returns the states that were said. @throws where it cannot be read, or is too much. */
export function take<Owner>(presence: Presence<Owner>, owner: Owner | null, bytes: Uint8Array): string[] {
	const from = decoding.createDecoder(bytes);
	const said: string[] = [];
	for (let left = decoding.readVarUint(from); left > 0; left--) {
		const client = decoding.readVarUint(from);
		const clock = decoding.readVarUint(from);
		const text = decoding.readVarString(from);
		if (text.length > longestState) throw new Error('too long a state');
		const known = presence.states.get(client);
		const isNews = !known || clock > known.clock || (clock === known.clock && text === 'null' && known.text !== 'null');
		if (!isNews) continue;
		if (owner !== null && !known && ownedBy(presence, owner).length >= mostClients) throw new Error('too many states');
		JSON.parse(text);
		presence.states.set(client, { clock, text, owner });
		// What came from another process was said there.
		if (owner !== null) presence.unsaid.add(client);
		else if (text === 'null') presence.states.delete(client);
		said.push(text);
	}
	return said;
}

/** Somebody left: so did the states they brought. */
export function leave<Owner>(presence: Presence<Owner>, owner: Owner): void {
	for (const client of ownedBy(presence, owner)) {
		const { clock } = presence.states.get(client)!;
		presence.states.set(client, { clock: clock + 1, text: 'null', owner: null });
		presence.unsaid.add(client);
	}
}

function written<Owner>({ states }: Presence<Owner>, clients: number[]): Uint8Array {
	const to = encoding.createEncoder();
	encoding.writeVarUint(to, clients.length);
	for (const client of clients) {
		const { clock, text } = states.get(client)!;
		encoding.writeVarUint(to, client);
		encoding.writeVarUint(to, clock);
		encoding.writeVarString(to, text);
	}
	return encoding.toUint8Array(to);
}

/** Everybody who is here; null where nobody is. */
export function everybody<Owner>(presence: Presence<Owner>): Uint8Array | null {
	const here = [...presence.states].filter(([, { text }]) => text !== 'null').map(([client]) => client);
	return here.length > 0 ? written(presence, here) : null;
}

/** What changed since it was last asked. */
export function takeUnsaid<Owner>(presence: Presence<Owner>): Uint8Array | null {
	if (presence.unsaid.size === 0) return null;
	const bytes = written(presence, [...presence.unsaid]);
	for (const client of presence.unsaid) {
		if (presence.states.get(client)?.text === 'null') presence.states.delete(client);
	}
	presence.unsaid.clear();
	return bytes;
}
