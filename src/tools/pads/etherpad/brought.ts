/** A pad that comes from elsewhere with all that happened to it: read and checked before anything is written. */
import { isId } from '#base/ids.ts';
import { fillDocument } from '#live/documents/writing.ts';
import { addMessages } from '../chat/store.ts';
import { keepThread } from '../comments/store.ts';
import type { Thread } from '../comments/thread.ts';
import { ownPicture, type PutAway } from '../editing/pictures.ts';
import { documentKind } from '../pad.ts';
import * as store from './store.ts';

/** `actor` names them on this host: with where they come from before it, so that nobody here is taken for them. */
export type Person = { id: string; actor: string; name: string; colour: string };

export type Brought = {
	/** The title it had; '' where it had none. */
	title: string;
	/** The name it had in its address. */
	name: string;
	kind: 'rich' | 'markdown';
	text: string;
	/** What the guard and the search remember of it. */
	seen: string;
	people: Person[];
	/** Authors by the `id` of people; '' is nobody. */
	changes: { author: string; at: Date; bytes: Uint8Array }[];
	state: Uint8Array;
	chat: { author: string; at: Date; text: string }[];
	/** Their authors are places among the people, from 1 on; 0 is nobody. */
	threads: Thread[];
	/** Names given to what it was after a change, which are counted from 1 on. */
	moments: { change: number; name: string }[];
	pictures: PutAway[];
	/** The id its own pictures were known by. */
	formerId: string | null;
	/** How many revisions are missing at its beginning. */
	missing: number;
};

type Named = Pick<Brought, 'people' | 'changes' | 'chat'>;

const authorsOf = ({ people }: Named) =>
	people.map(({ actor, name, colour }, place) => ({ n: place + 1, actor, name, colour }));

function numbered<Thing extends { author: string }>(things: Thing[], { people }: Named) {
	const numbers = new Map(people.map(({ id }, place) => [id, place + 1]));
	return things.map((thing) => ({ ...thing, author: numbers.get(thing.author) ?? 0 }));
}

/**
 * Where the pad has another id than it had, its text finds its pictures under the new one. Ids are of one length, so
 * that they are exchanged within the bytes of an update and nothing else moves.
 */
function readdressed(bytes: Uint8Array, from: string | null, to: string): Uint8Array {
	if (from === null || !isId(from) || from.length !== to.length) return bytes;
	const old = Buffer.from(`/pads/${from}/pictures/`);
	let moved: Buffer | null = null;
	const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	for (let at = whole.indexOf(old); at >= 0; at = whole.indexOf(old, at + old.length)) {
		moved ??= Buffer.from(bytes);
		moved.write(to, at + '/pads/'.length, 'latin1');
	}
	return moved ?? bytes;
}

/** In the transaction that makes its item. @param by who brings it. */
export async function keepBrought(item: string, brought: Brought, by: string, now: Date): Promise<void> {
	const { formerId, chat, threads, moments, pictures } = brought;
	const changes = brought.changes.map((change) => ({ ...change, bytes: readdressed(change.bytes, formerId, item) }));
	await fillDocument(documentKind, item, {
		authors: authorsOf(brought),
		changes: numbered(changes, brought),
		state: readdressed(brought.state, formerId, item)
	});
	if (chat.length > 0) await addMessages(item, numbered(chat, brought));
	for (const thread of threads) await keepThread(item, thread);
	if (moments.length > 0) await store.nameMoments(item, moments, { by, at: now });
	for (const picture of pictures) await ownPicture(item, picture);
}
