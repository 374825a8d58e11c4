/** The documents that somebody has open in this process: opened with whoever comes first, let go with whoever leaves last. */
import { log } from '#kernel/settings/log.ts';
import { listen } from '../hub.ts';
import type { Member, OpenDocument } from './document.ts';
import { sayEverybody, sayPresenceSoon } from './here.ts';
import type { DocumentKind } from './kind.ts';
import { sayGranted, sayStep1 } from './messages.ts';
import { pack } from './packing.ts';
import { leave, nobody } from './presence.ts';
import * as shelf from './shelf.ts';
import { compact, type State, stateOf, vectorOf } from './state.ts';

const opened = new Map<string, Promise<OpenDocument>>();
const nameOf = (kind: string, item: string): string => `${kind}/${item}`;

/** Changes after which newcomers are better served by a new snapshot. */
export const looseEnough = 500;

export const openDocuments = (): number => opened.size;
export const everyOpen = (): Promise<OpenDocument>[] => [...opened.values()];
export const openAt = (kind: string, item: string): Promise<OpenDocument> | undefined => opened.get(nameOf(kind, item));

/** @param recheck looks again at what each member may do. */
export async function openDocument(
	kind: DocumentKind,
	item: string,
	recheck: (document: OpenDocument) => void
): Promise<OpenDocument> {
	const name = nameOf(kind.name, item);
	const opening = opened.get(name) ?? load(kind, item, recheck);
	opened.set(name, opening);
	return opening.catch((problem) => {
		opened.delete(name);
		throw problem;
	});
}

export const storedState = ({ base, since }: shelf.Stored): State =>
	stateOf(
		base,
		since.map(({ bytes }) => bytes)
	);

async function load(kind: DocumentKind, item: string, recheck: (document: OpenDocument) => void) {
	const found = await shelf.stored(kind.name, item);
	if (!found) throw new Error('There is no such document.');
	const document: OpenDocument = {
		kind,
		item,
		owner: '',
		holder: '',
		state: storedState(found),
		known: found.sequence,
		loose: found.since.length,
		members: new Set(),
		presence: nobody(),
		saying: null,
		arrived: [],
		levels: Number.POSITIVE_INFINITY,
		coming: new Set(),
		comingBytes: 0,
		work: Promise.resolve(),
		gone: false,
		unlisten: () => {}
	};
	document.unlisten = listen(kind.topic, item, () => recheck(document));
	return document;
}

export function join(document: OpenDocument, member: Member): void {
	document.members.add(member);
	if (member.writes) letWrite(document, member);
	else member.send(sayStep1(vectorOf(document.state)));
	sayEverybody(document, member);
}

/** Asked for what is not here: what was refused before comes again, without which nothing written later could be read. */
export function letWrite({ state }: OpenDocument, member: Member): void {
	member.writes = true;
	member.send(sayStep1(vectorOf(state)));
	member.send(sayGranted());
}

export function part(document: OpenDocument, member: Member): void {
	if (!document.members.delete(member)) return;
	leave(document.presence, member);
	sayPresenceSoon(document);
	if (document.members.size === 0) unload(document);
}

/** Nobody is left: what is on its way to the disk gets there without it. */
function unload(document: OpenDocument): void {
	const { kind, item } = document;
	document.gone = true;
	opened.delete(nameOf(kind.name, item));
	if (document.saying) clearTimeout(document.saying);
	document.unlisten();
	if (document.loose >= looseEnough / 10) snapshot(document);
}

export function snapshot(document: OpenDocument): void {
	const { kind, item, known } = document;
	document.loose = 0;
	pack(kind.name, item, known, compact(document.state)).catch((problem) =>
		log().warn({ part: 'documents', item, err: problem }, 'no snapshot this time')
	);
}
