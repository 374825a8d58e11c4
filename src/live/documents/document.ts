/** A document that somebody has open: who is at it, what is on disk of it, and who must still be told. */
import type { Actor } from '#kernel/accounts/actor.ts';
import type { DocumentKind } from './kind.ts';
import { sayKept } from './messages.ts';
import type { Presence, User } from './presence.ts';
import type { Said } from './repeats.ts';
import type { State } from './state.ts';

/** One socket of one person. */
export type Member = {
	id: string;
	actor: Actor;
	/** What their browser showed of who they are. */
	browser: Headers;
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

/** What was taken of somebody, until it is told. */
export type Coming = { bytes: Uint8Array; from: Member };
export type Arrived = Coming & { sequence: number };

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

/** Where so many are at it, what comes within a moment is told together. */
export const crowd = 50;

/** "Is all I sent on disk?" is answered once it is. */
export function answerKept(member: Member): void {
	while (member.asked[0] && member.asked[0].after <= member.kept) member.send(sayKept(member.asked.shift()!.number));
}

export function dropComing(document: OpenDocument, coming: Coming): void {
	if (document.coming.delete(coming)) document.comingBytes -= coming.bytes.length;
}
