/** Who is asked by mail: how a pasted list is read, what befell each invitation, who may be reminded. */
import { isMailAddress, tidyMailAddress } from '#base/addresses.ts';
import { cleanLine } from '#base/text.ts';
import type { Language } from '#kernel/words/words.ts';

export const limits = {
	/** At once in one poll, those whose link was taken back aside. */
	perPoll: 500,
	/** Of one owner, in all their polls together. */
	perDay: { guest: 20, account: 500 },
	name: 80,
	list: 60_000,
	message: 1_000
} as const;

export type Person = { mail: string; name: string };

/** A name in quotes or plain before `<address>`, or words without brackets; up to a comma, semicolon or end of line. */
const entry =
	/[\s,;]*(?:"([^"\n]{0,200})"[ \t]*<([^<>\n]{0,320})>|([^",;<>\n]{0,200}?)[ \t]*<([^<>\n]{0,320})>|([^,;\n]+))/gy;

export type ReadList = { people: Person[]; unreadable: string[] };

const personOf = (name: string, address: string): Person | null => {
	const mail = tidyMailAddress(address);
	return isMailAddress(mail) ? { mail, name: cleanLine(name).slice(0, limits.name) } : null;
};

/** Bare addresses may also stand side by side. */
function bare(words: string): (Person | string)[] {
	const parts = words.trim().split(/\s+/);
	if (!parts.every((part) => part.includes('@'))) return [personOf('', words.trim()) ?? words.trim()];
	return parts.map((part) => personOf('', part) ?? part);
}

/** What people paste: one a line or with commas between, bare or as `Name <mail>`. Each address once. */
export function readList(text: string): ReadList {
	const people = new Map<string, Person>();
	const unreadable: string[] = [];
	for (const [, quoted, quotedMail, plain, plainMail, words] of text.slice(0, limits.list).matchAll(entry)) {
		const address = quotedMail ?? plainMail;
		const found = address === undefined ? bare(words ?? '') : [personOf(quoted ?? plain ?? '', address) ?? address];
		for (const one of found) {
			if (typeof one !== 'string') people.set(one.mail.toLowerCase(), people.get(one.mail.toLowerCase()) ?? one);
			else if (one !== '') unreadable.push(one);
		}
	}
	return { people: [...people.values()], unreadable };
}

export type Invitation = Person & {
	id: string;
	language: Language;
	at: Date;
	/** The last letter; null where its reader refuses such letters. */
	letter: string | null;
	writtenAt: Date;
	remindedAt: Date | null;
	/** The first time somebody opened the personal link. */
	openedAt: Date | null;
	answered: boolean;
	revokedAt: Date | null;
};

export type State = 'revoked' | 'refused' | 'answered' | 'opened' | 'reminded' | 'sent';

export function stateOf({ revokedAt, letter, answered, openedAt, remindedAt }: Invitation): State {
	if (revokedAt !== null) return 'revoked';
	if (answered) return 'answered';
	if (openedAt !== null) return 'opened';
	if (letter === null) return 'refused';
	return remindedAt === null ? 'sent' : 'reminded';
}

/**
 * In an anonymous poll nobody learns who answered, nor who opened the link or was reminded for not answering: whoever
 * watches the page would know whose ballot has just come in. Sums are told, persons are not.
 */
export const shownState = (invitation: Invitation, anonymous: boolean): State => {
	const { revokedAt, letter } = invitation;
	if (!anonymous) return stateOf(invitation);
	if (revokedAt !== null) return 'revoked';
	return letter === null ? 'refused' : 'sent';
};

export const isMissing = ({ answered, revokedAt }: Pick<Invitation, 'answered' | 'revokedAt'>): boolean =>
	!answered && revokedAt === null;

const dayMs = 86_400_000;

/** Nobody is written to twice within a day. */
export const mayWrite = ({ revokedAt, writtenAt }: Pick<Invitation, 'revokedAt' | 'writtenAt'>, now: Date): boolean =>
	revokedAt === null && now.getTime() - writtenAt.getTime() >= dayMs;

export const mayRemind = (invitation: Invitation, now: Date): boolean =>
	isMissing(invitation) && invitation.letter !== null && mayWrite(invitation, now);

export type Sums = { invited: number; opened: number; answered: number; missing: number };

export function sumsOf(invitations: Invitation[]): Sums {
	const live = invitations.filter(({ revokedAt }) => revokedAt === null);
	return {
		invited: live.length,
		opened: live.filter(({ openedAt, answered }) => openedAt !== null || answered).length,
		answered: live.filter(({ answered }) => answered).length,
		missing: live.filter(isMissing).length
	};
}
