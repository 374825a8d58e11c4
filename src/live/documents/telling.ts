/** What is on disk is told to everybody at a document, in the order of the disk; what others wrote is read from there. */
import * as Y from 'yjs';
import { log } from '#kernel/settings/log.ts';
import { tellOthers } from './between.ts';
import { type Arrived, answerKept, crowd, dropComing, type Member, type OpenDocument } from './document.ts';
import { spreadPresence } from './here.ts';
import { sayUpdate } from './messages.ts';
import { everyOpen, looseEnough, openAt, snapshot, storedState } from './opened.ts';
import { take } from './presence.ts';
import * as shelf from './shelf.ts';
import { add, whole } from './state.ts';

const crowdMs = 10;

export function arrive(document: OpenDocument, arrived: Arrived): void {
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
	if (isNext) spreadChanges(document, arrived, arrived.length === 1 ? arrived[0]!.from : null);
	else await catchUp(document);
	// Also where others wrote in between: they wait for ours as we did for theirs.
	tellOthers({ kind: document.kind.name, item: document.item, sequence: document.known });
	for (const one of arrived) {
		const { from } = one;
		dropComing(document, one);
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
	const document = await openAt(kind, item);
	if (document) work(document, () => (sequence > document.known ? catchUp(document) : undefined));
}

export function catchUpAll(): void {
	for (const opening of everyOpen()) void opening.then((document) => work(document, () => catchUp(document)));
}

/** People at the same document of another process. */
export async function hearPresenceOf(kind: string, item: string, bytes: Uint8Array): Promise<void> {
	const document = await openAt(kind, item);
	if (!document) return;
	take(document.presence, null, bytes);
	spreadPresence(document, bytes);
}
