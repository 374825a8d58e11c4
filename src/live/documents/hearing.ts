/** What somebody at a document says: changes, questions, where their caret is. */
import * as Y from 'yjs';
import { isDiskFull } from '#kernel/database/room.ts';
import { log } from '#kernel/settings/log.ts';
import { answerKept, type Coming, dropComing, type Member, type OpenDocument } from './document.ts';
import { hearPresence, sayEverybody } from './here.ts';
import { deepened } from './levels.ts';
import { keep } from './log.ts';
import { heard, sayDenied, sayStep2 } from './messages.ts';
import { isInPace, type Writing } from './pace.ts';
import { isRepeated, remember, type Structs } from './repeats.ts';
import * as shelf from './shelf.ts';
import { compact, diffFor, docOf, newsIn } from './state.ts';
import { arrive } from './telling.ts';

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

function hearUpdate(document: OpenDocument, member: Member, bytes: Uint8Array, isFirst: boolean): void {
	const news = newsIn(document.state, bytes, isFirst);
	if (!news || (news.ds.clients.size === 0 && isRepeated(member.said, news.structs))) return;
	if (!member.writes) member.send(sayDenied('live.read-only'));
	else if (isFull(document, bytes)) member.close(4413, 'live.document-full');
	else if (isDiskFull()) member.close(1013, 'kernel.disk-full');
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

async function keepOf(document: OpenDocument, coming: Coming): Promise<void> {
	const { kind, item } = document;
	const { bytes, from: member } = coming;
	document.coming.add(coming);
	document.comingBytes += bytes.length;
	const lost = () => {
		dropComing(document, coming);
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
