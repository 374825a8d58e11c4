/** A pad as a file `.etherpad`: every revision with its author and time, as Etherpad itself would export it. */
import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import type { ItemPass } from '#kernel/access/pass.ts';
import { nameOf as addressOf } from '#kernel/items/item.ts';
import { authors } from '#live/documents/writing.ts';
import { messagesOf } from '../chat/store.ts';
import { documentKind } from '../pad.ts';
import { atextOf } from './easysync/atext.ts';
import { type Changeset, changesetText } from './easysync/changeset.ts';
import { difference } from './easysync/difference.ts';
import { emptyText, type Line, lengthOf, lineOf, splice } from './easysync/lines.ts';
import { Pool } from './easysync/pool.ts';
import { Flattened } from './flattened.ts';
import { groupEnds } from './grouping.ts';
import { pastFor } from './past.ts';
import { nameOf } from './store.ts';
import { breather } from './turns.ts';

/** A file with more revisions than that is more than Etherpad reads at once. */
const mostRevisions = 25_000;
/** Etherpad keeps the whole text at each of these. */
const everyKey = 100;

type Change = { sequence: number; author: number; at: Date; bytes: Uint8Array };
type Author = { n: number; actor: string; name: string; colour: string };
type Message = { author: number; at: Date; text: string };
export type Source = {
	name: string;
	changes: Change[];
	authors: Author[];
	chat: Message[];
	/** Names given to what it was after a change. */
	moments: { n: number; name: string }[];
};

/** Where an author comes from Etherpad the id they had there; another host learns no id of ours. */
function idOf(name: string, { actor }: Author): string {
	const [, own] = /^etherpad:(.*)$/s.exec(actor) ?? [];
	if (own !== undefined) return /^(a\.[\w-]{1,100})?$/.test(own) ? own : idFrom(own);
	return idFrom(`${name} ${actor}`);
}

const idFrom = (text: string): string =>
	`a.${createHash('sha256').update(text).digest('base64url').replace(/[-_]/g, '').slice(0, 16)}`;

/** `upTo` is the last change it stands for. */
type Rev = { changeset: Changeset | null; author: string; at: Date; upTo: number };

/** The text as Etherpad would have it, revision after revision. */
class Writing {
	readonly pool = new Pool();
	readonly #flattened = new Flattened(this.pool);
	#shown: readonly Line[] = emptyText;
	/** With whose each letter is. */
	lines: Line[] = [...emptyText];

	/** @returns null where nothing is to be seen of it. */
	write(bytes: Uint8Array[], author: string): Changeset | null {
		if (author) this.pool.number(['author', author]);
		Y.transact(this.#flattened.doc, () => {
			for (const update of bytes) Y.applyUpdate(this.#flattened.doc, update);
		});
		const changeset = difference(this.#shown, this.#flattened.lines, { pool: this.pool, author });
		if (!changeset) return null;
		this.#shown = this.#flattened.lines;
		const { from, to, lines } = splice(this.lines, lengthOf(this.lines), changeset, this.pool);
		this.lines.splice(from, to - from, ...lines.map(lineOf));
		return changeset;
	}

	close(): void {
		this.#flattened.doc.destroy();
	}
}

const record = (key: string, value: unknown): string => `${JSON.stringify(key)}:${JSON.stringify(value)}`;

type Shown = Rev & { changeset: Changeset };
const isShown = (rev: Rev): rev is Shown => rev.changeset !== null;

function revisionRecord(name: string, n: number, { changeset, author, at }: Shown, { pool, lines }: Writing): string {
	const key = n % everyKey === 0 ? { pool: pool.record(), atext: atextOf(lines) } : {};
	const meta = { author, timestamp: at.getTime(), ...key };
	return record(`pad:${name}:revs:${n}`, { changeset: changesetText(changeset), meta });
}

const nothingYet: Changeset = { before: 1, after: 1, operations: [], bank: '' };

function* revisionsOf({ changes }: Source, ids: Map<number, string>, writing: Writing): Generator<Rev> {
	let from = 0;
	let isFirst = true;
	for (const end of groupEnds(changes, mostRevisions)) {
		const some = changes.slice(from, end + 1);
		const { author: n, at, sequence: upTo } = some.at(-1)!;
		const author = ids.get(n) ?? '';
		const changeset = writing.write(
			some.map(({ bytes }) => bytes),
			author
		);
		if (changeset) isFirst = false;
		yield { changeset, author, at, upTo };
		from = end + 1;
	}
	if (isFirst) yield { changeset: nothingYet, author: '', at: changes[0]?.at ?? new Date(), upTo: 0 };
}

type Saved = { revNum: number; id: string; label: string; savedById: string; timestamp: number };

/** Named moments as Etherpad keeps them: one for a revision at most. */
class Shelf {
	readonly saved: Saved[] = [];
	#waiting: Source['moments'];

	constructor(moments: Source['moments']) {
		this.#waiting = [...moments].sort((one, other) => one.n - other.n);
	}

	/** @param head the revision that stands now. */
	reach({ upTo, at }: Rev, head: number): void {
		for (; this.#waiting[0] && this.#waiting[0].n <= upTo; this.#waiting.shift()) {
			if (head < 0 || this.saved.at(-1)?.revNum === head) continue;
			const id = createHash('sha256').update(String(head)).digest('hex').slice(0, 10);
			this.saved.push({ revNum: head, id, label: this.#waiting[0].name, savedById: '', timestamp: at.getTime() });
		}
	}
}

/** The file in pieces, so that a long history is never in memory as a whole. */
export async function* etherpadFile(source: Source): AsyncGenerator<string> {
	const { name, chat } = source;
	const ids = new Map(source.authors.map((author) => [author.n, idOf(name, author)]));
	const writing = new Writing();
	const shelf = new Shelf(source.moments);
	const breathe = breather();
	let [head, piece] = [-1, '{'];
	for (const rev of revisionsOf(source, ids, writing)) {
		if (isShown(rev)) piece += `${revisionRecord(name, ++head, rev, writing)},`;
		shelf.reach(rev, head);
		if (piece.length > 60_000) {
			yield piece;
			piece = '';
		}
		await breathe();
	}
	yield piece;
	for (const [n, { author, at, text }] of chat.entries())
		yield `${record(`pad:${name}:chat:${n}`, { text, time: at.getTime(), userId: ids.get(author) ?? '' })},`;
	const last = source.changes.at(-1)?.at.getTime() ?? Date.now();
	for (const author of source.authors) {
		const id = ids.get(author.n)!;
		const { name: called, colour } = author;
		const known = { colorId: colour || '#777777', name: called || null, timestamp: last, padIDs: name };
		// Who only spoke counts too, for Etherpad looks whoever spoke up.
		if (id) yield `${record(`globalAuthor:${id}`, known)},`;
	}
	yield `${record(`pad:${name}`, {
		atext: atextOf(writing.lines),
		pool: writing.pool.record(),
		head,
		chatHead: chat.length - 1,
		publicStatus: false,
		savedRevisions: shelf.saved
	})}}`;
	writing.close();
}

export async function sourceOf(pass: ItemPass): Promise<Source> {
	const { item, about } = pass;
	const [past, known, chat, name] = await Promise.all([
		pastFor(pass),
		authors(documentKind, item),
		messagesOf(item),
		nameOf(item)
	]);
	return {
		name: name ?? addressOf(about),
		...past,
		authors: known,
		chat: chat.filter(({ n }) => pass.sees(`message:${n}`))
	};
}
