/** A document that somebody has open: who is at it, what is on disk of it, and who must still be told. */
import * as Y from 'yjs';
import type { Actor } from '#kernel/accounts/actor.ts';
import { log } from '#kernel/settings/log.ts';
import { listen } from '../hub.ts';
import { tellOthers } from './between.ts';
import type { DocumentKind } from './kind.ts';
import { deepened } from './levels.ts';
import { keep } from './log.ts';
import { heard, sayDenied, sayGranted, sayKept, sayPresence, sayStep1, sayStep2, sayUpdate } from './messages.ts';
import { isInPace, type Writing } from './pace.ts';
import { pack } from './packing.ts';
import { everybody, leave, nobody, type Presence, take, takeUnsaid, type User, userIn } from './presence.ts';
import { isRepeated, remember, type Said, type Structs } from './repeats.ts';
import * as shelf from './shelf.ts';
import { add, compact, diffFor, docOf, newsIn, type State, stateOf, vectorOf, whole } from './state.ts';

/** One socket of one person. */
export type Member = {
	id: string;
	actor: Actor;
	/** Where they come from, forgotten when they leave. */
	address: string;
	key: string | null;
	writes: boolean;
	user: User;
	said: Said;
	author: Promise<number> | null;
	sent: number;
	kept: number;
	asked: { number: number; after: number }[];
	/** @param frame a message as it goes onto the wire. */
	send(frame: Buffer): void;
	close(code: number, why: string): void;
};

type Coming = { bytes: Uint8Array; from: Member };
type Arrived = Coming & { sequence: number };

export type OpenDocument = {
	kind: DocumentKind;
	item: string;
	/** Whom it belongs to: a person, who may belong to a space. */
	owner: string;
	holder: string;
	state: State;
	/** The last change known here; all before it are known too. */
	known: number;
	/** Changes since the last snapshot. */
	loose: number;
	members: Set<Member>;
	presence: Presence<Member>;
	saying: ReturnType<typeof setTimeout> | null;
	arrived: Arrived[];
	/** No deeper are blocks within blocks. */
	levels: number;
	/** What was taken and is not part of the state yet. */
	coming: Set<Coming>;
	comingBytes: number;
	work: Promise<void>;
	/** Nobody is at it any more; what is still on its way is told to whoever opened it anew. */
	gone: boolean;
	unlisten(): void;
};

const opened = new Map<string, Promise<OpenDocument>>();
const nameOf = (kind: string, item: string): string => `${kind}/${item}`;

/** Changes after which newcomers are better served by a new snapshot. */
const looseEnough = 500;

/** Where so many are told, what was written within a moment is told together. */
const crowd = 50;
const crowdMs = 10;

export const openDocuments = (): number => opened.size;
export const everyOpen = (): Promise<OpenDocument>[] => [...opened.values()];

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

const storedState = ({ base, since }: shelf.Stored): State =>
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

function snapshot(document: OpenDocument): void {
	const { kind, item, known } = document;
	document.loose = 0;
	pack(kind.name, item, known, compact(document.state)).catch((problem) =>
		log().warn({ part: 'documents', item, err: problem }, 'no snapshot this time')
	);
}

/** @throws where the message cannot be read: whoever sent it is let go. */
export function hearMember(document: OpenDocument, member: Member, data: Uint8Array): void {
	const said = heard(data);
	if (said.type === 'update') hearUpdate(document, member, said.bytes, said.first);
	else if (said.type === 'step1') member.send(sayStep2(diffFor(document.state, said.vector)));
	else if (said.type === 'presence') hearPresence(document, member, said.bytes);
	else if (said.type === 'asks-presence') sayEverybody(document, member);
	else {
		member.asked.push({ number: said.number, after: member.sent });
		answerKept(member);
	}
}

function sayEverybody({ presence }: OpenDocument, member: Member): void {
	const here = everybody(presence);
	if (here) member.send(sayPresence(here));
}

function answerKept(member: Member): void {
	while (member.asked[0] && member.asked[0].after <= member.kept) member.send(sayKept(member.asked.shift()!.number));
}

function hearUpdate(document: OpenDocument, member: Member, bytes: Uint8Array, isFirst: boolean): void {
	const news = newsIn(document.state, bytes, isFirst);
	if (!news || (news.ds.clients.size === 0 && isRepeated(member.said, news.structs))) return;
	if (!member.writes) member.send(sayDenied('live.read-only'));
	else if (isFull(document, bytes)) member.close(4413, 'live.document-full');
	else if (!isInPace(writingOf(document, member, bytes))) member.close(1013, 'kernel.too-many');
	else {
		const levels = levelsWith(document, news.structs);
		if (levels === null) return void member.close(4400, 'live.unfit');
		document.levels = levels;
		remember(member.said, news.structs);
		member.sent++;
		void keepOf(document, { bytes, from: member });
	}
}

/** How deep the document may be with this; null where it may not stand in it. */
function levelsWith({ kind: { fitting }, state, levels, coming }: OpenDocument, structs: Structs): number | null {
	if (!fitting) return levels;
	const reach = fitting.reachOf(structs);
	const wake = (): Y.Doc => {
		const doc = docOf(state);
		for (const { bytes } of coming) Y.applyUpdate(doc, bytes);
		return doc;
	};
	return reach && deepened(levels, reach, fitting, wake);
}

const writingOf = ({ holder }: OpenDocument, { id, actor, address }: Member, { length }: Uint8Array): Writing => ({
	socket: id,
	account: actor.kind === 'account' ? actor.id : null,
	address,
	holder,
	bytes: length
});

function isFull({ state, kind, comingBytes }: OpenDocument, bytes: Uint8Array): boolean {
	const more = comingBytes + bytes.length;
	if (state.weight + more <= kind.mostBytes) return false;
	compact(state);
	return state.weight + more > kind.mostBytes;
}

function isHere(document: OpenDocument, coming: Coming): void {
	if (document.coming.delete(coming)) document.comingBytes -= coming.bytes.length;
}

async function keepOf(document: OpenDocument, coming: Coming): Promise<void> {
	const { kind, item } = document;
	const { bytes, from: member } = coming;
	document.coming.add(coming);
	document.comingBytes += bytes.length;
	const lost = () => {
		isHere(document, coming);
		member.close(1011, 'live.not-kept');
	};
	try {
		member.author ??= shelf.authorNumber(kind.name, item, { actor: member.actor.id, ...member.user });
		const author = await member.author;
		const kept = (sequence: number) => arrive(document, Object.assign(coming, { sequence }));
		keep(kind.name, { item, author, bytes, kept, lost });
	} catch (problem) {
		log().error({ part: 'documents', err: problem }, 'an author could not be kept');
		lost();
	}
}

function arrive(document: OpenDocument, arrived: Arrived): void {
	document.arrived.push(arrived);
	if (document.arrived.length > 1) return;
	const tell = () => work(document, () => deliver(document));
	if (document.members.size > crowd) setTimeout(tell, crowdMs);
	else tell();
}

/** One thing after another. */
function work(document: OpenDocument, deed: () => void | Promise<void>): void {
	document.work = document.work.then(deed).catch((problem) => {
		log().error({ part: 'documents', err: problem }, 'a document lost its thread');
		for (const { close } of document.members) close(1011, 'live.broken');
	});
}

/** What is on disk now is told: to its authors that it is kept, to all others what it is. */
async function deliver(document: OpenDocument): Promise<void> {
	const arrived = document.arrived.splice(0);
	const isNext = arrived.every(({ sequence }, place) => sequence === document.known + 1 + place);
	if (isNext) {
		spreadChanges(document, arrived, arrived.length === 1 ? arrived[0]!.from : null);
	} else await catchUp(document);
	// Also where others wrote in between: they wait for ours as we did for theirs.
	tellOthers({ kind: document.kind.name, item: document.item, sequence: document.known });
	for (const one of arrived) {
		const { from } = one;
		isHere(document, one);
		from.kept++;
		answerKept(from);
	}
	if (document.gone) void hearOf(document.kind.name, document.item, document.known);
	else if (document.loose >= looseEnough) snapshot(document);
	await document.kind.written?.(document.item);
}

function spreadChanges(
	document: OpenDocument,
	changes: Pick<shelf.Change, 'sequence' | 'bytes'>[],
	except: Member | null
): void {
	for (const { bytes } of changes) add(document.state, bytes);
	document.known = changes.at(-1)!.sequence;
	document.loose += changes.length;
	const [first, ...rest] = changes.map(({ bytes }) => bytes);
	const said = sayUpdate(rest.length > 0 ? Y.mergeUpdates([first!, ...rest]) : first!);
	for (const member of document.members) if (member !== except) member.send(said);
}

/** Others wrote too: what is missing here is read from the disk. */
async function catchUp(document: OpenDocument): Promise<void> {
	const { kind, item, known } = document;
	const changes = await shelf.changesAfter(kind.name, item, known);
	if (changes.length === 0) return;
	if (changes[0]!.sequence === known + 1) return spreadChanges(document, changes, null);
	const found = await shelf.stored(kind.name, item);
	if (!found) return;
	document.state = storedState(found);
	document.known = found.sequence;
	const said = sayUpdate(whole(document.state));
	for (const member of document.members) member.send(said);
}

/** Somebody else wrote up to here: another process, or an action. */
export async function hearOf(kind: string, item: string, sequence: number): Promise<void> {
	const document = await opened.get(nameOf(kind, item));
	if (document) work(document, () => (sequence > document.known ? catchUp(document) : undefined));
}

export function catchUpAll(): void {
	for (const opening of opened.values()) void opening.then((document) => work(document, () => catchUp(document)));
}

function hearPresence(document: OpenDocument, member: Member, bytes: Uint8Array): void {
	const { kind, name } = member.actor;
	for (const text of take(document.presence, member, bytes, kind === 'account' ? name : null)) {
		const user = userIn(text);
		if (user && user.name !== member.user.name) rename(document, member, user);
	}
	sayPresenceSoon(document);
}

function rename({ kind, item }: OpenDocument, member: Member, user: User): void {
	member.user = user;
	if (!member.author) return;
	const { actor } = member;
	member.author = member.author.then(() => shelf.authorNumber(kind.name, item, { actor: actor.id, ...user }));
}

/** The more people, the longer moves of carets gather. */
const gatherMs = ({ members }: OpenDocument): number => (members.size > crowd ? 150 : 30);

function sayPresenceSoon(document: OpenDocument): void {
	document.saying ??= setTimeout(() => {
		document.saying = null;
		const bytes = takeUnsaid(document.presence);
		if (!bytes) return;
		spreadPresence(document, bytes);
		const { kind, item } = document;
		tellOthers({ kind: kind.name, item, presence: Buffer.from(bytes).toString('base64') });
	}, gatherMs(document));
}

function spreadPresence({ members }: OpenDocument, bytes: Uint8Array): void {
	const said = sayPresence(bytes);
	for (const member of members) member.send(said);
}

/** People at the same document of another process. */
export async function hearPresenceOf(kind: string, item: string, bytes: Uint8Array): Promise<void> {
	const document = await opened.get(nameOf(kind, item));
	if (!document) return;
	take(document.presence, null, bytes);
	spreadPresence(document, bytes);
}
