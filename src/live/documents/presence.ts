/** Who is here: the states of the awareness protocol, told to everybody in groups (y-protocols, awareness.js). */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { cleanLine } from '#base/text.ts';

const longestState = 4096;
const mostClients = 20;

/** What another process said last is believed for so long, as clients themselves do (y-protocols, awareness.js). */
const outdatedMs = 30_000;

type Somebody = { actor: { id: string } };
type State<Owner> = { clock: number; text: string; owner: Owner | null; at: number };
export type Presence<Owner> = { states: Map<number, State<Owner>>; unsaid: Set<number> };

export const nobody = <Owner>(): Presence<Owner> => ({ states: new Map(), unsaid: new Set() });

export type User = { name: string; colour: string };

/** How somebody calls themselves, as Tiptap's carets say it. */
export function userIn(text: string): User | null {
	const said = JSON.parse(text)?.user;
	if (typeof said?.name !== 'string') return null;
	const colour = /^#[\da-f]{6}$/i.test(said.color) ? said.color : '';
	return { name: cleanLine(said.name.slice(0, 320)).slice(0, 80), colour };
}

/**
 * Anybody may take any name; `known` says that it is the name of the account they are signed in with, and only the
 * server says so.
 */
export function stamped(text: string, accountName: string | null): string {
	const state = JSON.parse(text);
	const { user } = state ?? {};
	if (typeof user !== 'object' || user === null) return text;
	const isKnown = accountName !== null && user.name === accountName;
	if (user.known === (isKnown || undefined)) return text;
	return JSON.stringify({ ...state, user: { ...user, known: isKnown || undefined } });
}

const ownedBy = <Owner>({ states }: Presence<Owner>, owner: Owner): number[] =>
	[...states].filter(([, state]) => state.owner === owner).map(([client]) => client);

/** Nobody speaks for somebody else who is here. */
function isTaken<Owner extends Somebody>(known: State<Owner> | undefined, owner: Owner | null, now: number): boolean {
	if (!known || known.owner?.actor.id === owner?.actor.id || known.text === 'null') return false;
	return known.owner !== null || now - known.at < outdatedMs;
}

/**
 * @param accountName whose name is vouched for.
 * @returns the states that were said. @throws where it cannot be read, or is too much.
 */
export function take<Owner extends Somebody>(
	presence: Presence<Owner>,
	owner: Owner | null,
	bytes: Uint8Array,
	accountName: string | null = null
): string[] {
	const now = Date.now();
	const from = decoding.createDecoder(bytes);
	const said: string[] = [];
	for (let left = decoding.readVarUint(from); left > 0; left--) {
		const client = decoding.readVarUint(from);
		const clock = decoding.readVarUint(from);
		const raw = decoding.readVarString(from);
		if (raw.length > longestState) throw new Error('too long a state');
		// What came from another process was stamped there.
		const text = owner === null ? raw : stamped(raw, accountName);
		const known = presence.states.get(client);
		const isNews = !known || clock > known.clock || (clock === known.clock && text === 'null' && known.text !== 'null');
		if (!isNews || isTaken(known, owner, now)) continue;
		if (owner !== null && !known && ownedBy(presence, owner).length >= mostClients) throw new Error('too many states');
		presence.states.set(client, { clock, text, owner, at: now });
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
		presence.states.set(client, { clock: clock + 1, text: 'null', owner: null, at: Date.now() });
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
