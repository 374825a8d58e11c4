/** A whole pad as an open document, in pieces: text, every change with author and time, talk, comments, pictures. */
import { createHash } from 'node:crypto';
import type * as Y from 'yjs';
import type { ItemPass } from '#kernel/access/pass.ts';
import { authors, readDocument } from '#live/documents/writing.ts';
import { messagesOf } from '../../chat/store.ts';
import { threadsFor } from '../../comments/store.ts';
import type { Thread } from '../../comments/thread.ts';
import { readPicture } from '../../editing/pictures.ts';
import { pictures } from '../../editing/store.ts';
import { documentKind } from '../../pad.ts';
import { pad } from '../../store.ts';
import { markdownIn } from '../../text/document.ts';
import { type Past, pastFor } from '../past.ts';
import { nameOf } from '../store.ts';
import { formatName, formatVersion, most } from './format.ts';

/** Of the one who wrote, what another host may know: the same for the same person within this pad alone. */
const idOf = (item: string, actor: string): string =>
	/^(?:etherpad|archipel):/.test(actor)
		? actor.replace(/^archipel:/, '')
		: createHash('sha256').update(`${item} ${actor}`).digest('base64url').slice(0, 22);

const threadShown = ({ id: _, anchor, quote, comments, resolved, suggestion }: Thread) => ({
	...{ anchor, quote, resolved, suggestion },
	comments: comments.map(({ id: _own, ...comment }) => comment)
});

const base64 = (bytes: Uint8Array): string =>
	Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');

/** A list of a long document, one entry after another. */
async function* listed<Thing>(name: string, things: AsyncIterable<Thing> | Iterable<Thing>): AsyncGenerator<string> {
	let piece = `,\n${JSON.stringify(name)}:[`;
	let comma = '\n';
	for await (const thing of things) {
		piece += comma + JSON.stringify(thing);
		comma = ',\n';
		if (piece.length > 60_000) {
			yield piece;
			piece = '';
		}
	}
	yield `${piece}]`;
}

async function* picturesIn(item: string) {
	for (const { name } of await pictures(item, most.pictures)) {
		const found = await readPicture(item, name);
		if (found) yield { name, bytes: base64(found.bytes) };
	}
}

async function markdownNow(item: string): Promise<string> {
	const doc: Y.Doc = await readDocument(documentKind, item);
	const markdown = markdownIn(doc);
	doc.destroy();
	return markdown;
}

/** What this reader may see of it. Where the past is not theirs, the text as it is now is one change of nobody. */
export async function wholeFile(pass: ItemPass, from: { link: string; now: Date }): Promise<AsyncGenerator<string>> {
	return piecesOf(pass, from, await pastFor(pass));
}

async function* piecesOf(
	pass: ItemPass,
	{ link, now }: { link: string; now: Date },
	{ changes, moments }: Past
): AsyncGenerator<string> {
	const { item, about } = pass;
	const [people, name, known] = await Promise.all([authors(documentKind, item), nameOf(item), pad(pass)]);
	const first = changes[0]?.sequence ?? 1;
	const head = {
		...{ format: formatName, version: formatVersion, source: link, exportedAt: now },
		pad: { id: item, title: about.title, language: about.language, kind: known.kind, name },
		text: { markdown: await markdownNow(item) },
		authors: people.map(({ n, actor, name: called, colour }) => ({ n, id: idOf(item, actor), name: called, colour }))
	};
	yield JSON.stringify(head).slice(0, -1);
	yield* listed(
		'changes',
		changes.map(({ author, at, bytes }) => ({ author, at, update: base64(bytes) }))
	);
	yield* listed(
		'moments',
		moments.map(({ n, name: called }) => ({ change: n - first + 1, name: called }))
	);
	const said = (await messagesOf(item)).filter(({ n }) => pass.sees(`message:${n}`));
	yield* listed(
		'chat',
		said.map(({ author, at, text }) => ({ author, at, text }))
	);
	yield* listed('threads', (await threadsFor(pass)).map(threadShown));
	yield* listed('pictures', picturesIn(item));
	yield '}\n';
}
