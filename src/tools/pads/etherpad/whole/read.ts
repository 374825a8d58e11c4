/** The open document of a pad, read and replayed: what does not fit is refused before anything is written. */
import * as Y from 'yjs';
import { newId } from '#base/ids.ts';
import { isRefusal, refusal } from '#base/refusal.ts';
import type { Thread } from '../../comments/thread.ts';
import { type PutAway, putAway } from '../../editing/pictures.ts';
import { limits } from '../../pad.ts';
import type { Brought, Person } from '../brought.ts';
import { tooLarge } from '../replay.ts';
import { breather } from '../turns.ts';
import { wordsIn } from '../words.ts';
import { most, type WholePad, wholePad } from './format.ts';

const brokenPadFile = refusal('pads.broken-file', 422);
const broken = (where: string) => brokenPadFile({ gaps: { where }, more: { where } });

function parsed(bytes: Uint8Array): WholePad {
	if (bytes.length > most.bytes) throw tooLarge();
	let read: unknown;
	try {
		read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw broken('JSON');
	}
	const found = wholePad.safeParse(read);
	if (!found.success) throw broken(found.error.issues[0]?.path.join('.') || 'JSON');
	return found.data;
}

/** Nobody may be named who is not among the authors; 0 is nobody. */
function checkAuthors({ authors, changes, chat, threads }: WholePad): void {
	const known = new Set([0, ...authors.map(({ n }) => n)]);
	const named = [
		...changes.map(({ author }) => author),
		...chat.map(({ author }) => author),
		...threads.flatMap(({ comments, resolved, suggestion }) => [
			...comments.map(({ author }) => author),
			resolved?.by ?? 0,
			suggestion?.answer?.by ?? 0
		])
	];
	if (known.size !== authors.length + 1 || named.some((n) => !known.has(n))) throw broken('authors');
}

async function stateAfter(changes: { bytes: Uint8Array }[]): Promise<Uint8Array> {
	const doc = new Y.Doc();
	const breathe = breather();
	for (const [place, { bytes }] of changes.entries()) {
		try {
			Y.applyUpdate(doc, bytes);
		} catch {
			throw broken(`changes.${place}`);
		}
		await breathe();
	}
	if (doc.store.pendingStructs || doc.store.pendingDs) throw broken('changes');
	const state = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	if (state.length > limits.bytes) throw tooLarge();
	return state;
}

const dayInMs = 86_400_000;

/** No moment before the one before it, none to come. */
function inOrder<Thing extends { at: Date }>(things: Thing[], now: Date): Thing[] {
	let last = 0;
	return things.map((thing) => {
		last = Math.min(now.getTime(), Math.max(last, Math.min(thing.at.getTime(), now.getTime() + dayInMs)));
		return { ...thing, at: new Date(last) };
	});
}

const colour = /^#[0-9a-f]{6}$/i;

/** Each with an id of their own on this host, whatever the file says. */
function peopleOf({ authors }: WholePad): Person[] {
	const taken = new Set<string>();
	return authors.map(({ n, id, name, colour: said }) => {
		const wished = id.startsWith('etherpad:') ? id : `archipel:${id}`;
		const actor = taken.has(wished) ? `archipel:${id}#${n}` : wished;
		taken.add(actor);
		return { id: String(n), actor, name: name.trim().slice(0, 80), colour: colour.test(said) ? said : '' };
	});
}

function threadsOf({ threads, authors }: WholePad): Thread[] {
	const places = new Map(authors.map(({ n }, place) => [n, place + 1]));
	const placed = (n: number): number => places.get(n) ?? 0;
	return threads.map(({ anchor, quote, comments, resolved, suggestion }) => ({
		id: newId(),
		...{ anchor, quote },
		comments: comments.map((comment) => ({ ...comment, id: newId(), author: placed(comment.author) })),
		resolved: resolved && { ...resolved, by: placed(resolved.by) },
		suggestion: suggestion && {
			words: suggestion.words,
			answer: suggestion.answer && { ...suggestion.answer, by: placed(suggestion.answer.by) }
		}
	}));
}

async function picturesOf({ pictures }: WholePad): Promise<PutAway[]> {
	const kept: PutAway[] = [];
	for (const { name, bytes } of pictures) {
		const drawn = await putAway(Buffer.from(bytes, 'base64')).catch((problem) => {
			throw isRefusal(problem) ? broken(`pictures.${name}`) : problem;
		});
		// The text and all its former moments know it by the name it had.
		kept.push({ ...drawn, name });
	}
	return kept;
}

/** @throws pads.broken-file naming what is wrong, pads.too-large. */
export async function wholeBrought(bytes: Uint8Array, now: Date): Promise<Brought> {
	const file = parsed(bytes);
	checkAuthors(file);
	const changes = inOrder(file.changes, now).map(({ author, at, update }) => ({
		author: author === 0 ? '' : String(author),
		at,
		bytes: Buffer.from(update, 'base64')
	}));
	if (changes.reduce((sum, change) => sum + change.bytes.length, 0) > 4 * limits.bytes) throw tooLarge();
	const state = await stateAfter(changes);
	return {
		...{ title: file.pad.title, name: file.pad.name ?? '', kind: file.pad.kind, formerId: file.pad.id },
		...wordsIn(state),
		people: peopleOf(file),
		...{ changes, state },
		chat: inOrder(file.chat, now).map((message) => ({
			...message,
			author: message.author === 0 ? '' : String(message.author)
		})),
		threads: threadsOf(file),
		moments: file.moments.filter(({ change }) => change >= 1 && change <= changes.length),
		pictures: await picturesOf(file),
		missing: 0
	};
}
