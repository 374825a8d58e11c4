/** Who is at a document, told to all of them in groups. */
import { tellOthers } from './between.ts';
import { crowd, type Member, type OpenDocument } from './document.ts';
import { sayPresence } from './messages.ts';
import { everybody, take, takeUnsaid, type User, userIn } from './presence.ts';
import * as shelf from './shelf.ts';

export function sayEverybody({ presence }: OpenDocument, member: Member): void {
	const here = everybody(presence);
	if (here) member.send(sayPresence(here));
}

export function hearPresence(document: OpenDocument, member: Member, bytes: Uint8Array): void {
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

export function sayPresenceSoon(document: OpenDocument): void {
	document.saying ??= setTimeout(() => {
		document.saying = null;
		const bytes = takeUnsaid(document.presence);
		if (!bytes) return;
		spreadPresence(document, bytes);
		const { kind, item } = document;
		tellOthers({ kind: kind.name, item, presence: Buffer.from(bytes).toString('base64') });
	}, gatherMs(document));
}

export function spreadPresence({ members }: OpenDocument, bytes: Uint8Array): void {
	const said = sayPresence(bytes);
	for (const member of members) member.send(said);
}
