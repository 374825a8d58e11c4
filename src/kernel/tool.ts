/** The manifest of a tool: what it brings and what it owes. Leaving a duty out does not compile. */
import type { DrawingName } from '#ui/parts/drawing.tsx';
import type { IconName } from '#ui/parts/icon.tsx';
import type { ItemPass } from './access/pass.ts';
import type { Claimed } from './accounts/claim.ts';
import type { Caller } from './actions/perform.ts';
import type { Schema } from './database/migrate.ts';
import type { Feeding } from './feeds/serve.ts';
import type { Job } from './jobs/job.ts';
import type { Kind } from './mail/kinds.ts';
import type { Route } from './web/api/route.ts';
import type { Hatch } from './web/hatch.ts';
import type { Page, Resource } from './web/page.ts';
import type { Language, Words } from './words/words.ts';

/** A room of the house: a tool, or one of the host's own (portal, desk). */
export type Room = {
	id: string;
	pages: (Page | Resource)[];
	words: Words;
	jobs: Job[];
	api: Route[];
	/** Where other programs post. */
	hatches?: Hatch[];
	schema: Schema | null;
	/** What is read before the first request is answered. */
	ready?(): Promise<unknown>;
	/** The kinds of letters and notices it sends; their names stand at `<room>:notice-kinds.<what>`. */
	notices?: Kind[];
};

/** A duty that does not apply, and why. */
export type None = { none: string };
export const none = (why: string): None => ({ none: why });

export type Card = {
	id: string;
	icon: IconName;
	/** The island it stands by, on home and on its own page. */
	drawing: DrawingName;
	path: string;
	/** Where something new begins. */
	start: string;
	/** Where a person gets the address of a calendar feed of it, where it has one. */
	dates?: string;
};

/** What a moderator is shown of a thing: plain words, ids of blobs that are pictures. */
export type Shown = { kind: string; title: string; texts: string[]; pictures: string[]; maker: string | null };

export type Review = {
	/** The kinds of content a moderator may meet; their names stand at `<tool>:kinds.<kind>`. */
	kinds: string[];
	/** @param part as the tool's own actions name it, '' for the whole. Null where it is gone. */
	show(item: string, part: string): Promise<Shown | null>;
};

/** A file of an item on its way out; what is long comes piece by piece. */
export type Leaving = { name: string; body: string | Uint8Array | AsyncIterable<string> };
export type LeaveAsk = { base: string; now: Date; language: Language };

export type Portable = {
	/** Every table of the tool; each has the item's id in its key. */
	tables: string[];
	/** Media types the item can leave in. */
	open: string[];
	/** The file that holds all of an item and comes back as it went. */
	whole: string;
	/** The files an item leaves in, as far as its reader may see it: the whole first, then what people read. */
	leave(pass: ItemPass, ask: LeaveAsk): AsyncIterable<Leaving>;
	/** The whole file back in, from any host. @returns the id of the item it became. */
	enter(file: Uint8Array, caller: Caller): Promise<string>;
};

/** What `live` spreads; its full shape stands there. */
export type TopicLike = { name: string; acts: readonly string[]; hears(pass: ItemPass): boolean };

/** What `live` keeps open for many who write at once; its full shape stands there. */
export type DocumentLike = {
	name: string;
	topic: string;
	writes(pass: ItemPass, address: string): Promise<boolean>;
	written?(item: string): Promise<void>;
	mostBytes: number;
};

export type Limits = { itemsPerGuestPerDay: number; bytes: number };

export type Tool = Room & {
	card: Card;
	schema: Schema;
	live: { topics: TopicLike[]; documents?: DocumentLike[] } | None;
	review: Review | None;
	portable: Portable;
	limits: Limits;
	/** What the calendar feed of a person says of this tool. */
	feeds?: Feeding;
	/** Its own rows that name a guest become the account's, within the transaction that hands the items over. */
	claimed: Claimed | None;
	/** An account left for good: its name goes from what it left behind, within the same transaction. */
	gone?: (account: string) => Promise<void>;
};

export const defineTool = (tool: Omit<Tool, 'id'>): Tool => ({ id: tool.card.id, ...tool });
export const defineRoom = (room: Partial<Room> & Pick<Room, 'id' | 'words'>): Room => ({
	pages: [],
	jobs: [],
	api: [],
	schema: null,
	...room
});
