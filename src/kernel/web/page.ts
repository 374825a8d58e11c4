/** What a page is: an address, what it loads, what it shows, which actions its forms post to. */
import type { ComponentChild } from 'preact';
import type { FieldFault } from '#base/refusal.ts';
import type { ItemPass } from '../access/pass.ts';
import type { Right } from '../access/rights.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Action } from '../actions/action.ts';
import type { Caller } from '../actions/perform.ts';
import type { Language, Translate } from '../words/words.ts';
import type { Fields } from './forms.ts';

/** A request as pages see it. */
export type Ask<Pass = ItemPass | null> = {
	pass: Pass;
	params: Record<string, string>;
	query: URLSearchParams;
	actor: Actor | null;
	caller: Caller;
	now: Date;
	language: Language;
	/** The browser's own headers, for signing in and out. */
	headers: Headers;
	t: Translate;
	/** How this host is reached, without a slash at the end. */
	base: string;
};

/** A verb of a page's forms. `then` says where to go once it is done; by default back to the same page. */
export type Post<Pass> =
	| Action
	| {
			action: Action;
			/** From the form's fields to the action's input. */
			input?(fields: Fields, ask: Ask<Pass>): unknown;
			/** Names what was wrong as the form does, where it asks otherwise than the action. */
			faults?(faults: FieldFault[], fields: Fields, ask: Ask<Pass>): FieldFault[];
			// biome-ignore lint/suspicious/noExplicitAny: the result is the action's own
			then?(result: any, ask: Ask<Pass>, fields: Fields): string | Response | Promise<string | Response>;
			/** Instead of `then`: what the page shows this once, beside what it loads, and nobody can ask for again. */
			// biome-ignore lint/suspicious/noExplicitAny: the result is the action's own
			shows?(result: any, ask: Ask<Pass>): Record<string, unknown>;
			/** It makes something anew, and a button pressed twice must not make two; see `pressed-once.ts`. */
			once?: true;
	  }
	| Redraw<Pass>;

/** Changes nothing: the page is shown again with other fields, such as one more row. */
export type Redraw<Pass> = { redraw(typed: Record<string, string>, ask: Ask<Pass>): Record<string, string> };

/** Every page is closed unless it says why it is open. A page of an item is guarded by the item's own rules. */
type Guarded<Pass> = Pass extends ItemPass
	? { needs?: Right }
	: { open: string } | { needs: 'account' | 'moderator' | 'admin' };

type PassOf<Path extends string> = Path extends `${string}/:item${string}` ? ItemPass : null;

type Spec<Data, Pass> = {
	load(ask: Ask<Pass>): Data | Promise<Data>;
	posts?: Record<string, Post<Pass>>;
	/** The verb of a post that names none, for programs that post by themselves. */
	otherwise?: string;
	/** Bytes its forms may bring, where that is more than usual. */
	takes?: number;
	/** Before a verb is looked at: files are put away and their names left in the form, which may be shown again. */
	receive?(form: FormData, ask: Ask<Pass>): Promise<void>;
	title(seen: Data & Ask<Pass>): string;
	view(seen: Data & Ask<Pass>): ComponentChild;
	/**
	 * Present where strangers may be shown a page kept since the item last changed. Gives the moment from which it would
	 * read differently all the same, such as the deadline of a poll.
	 */
	keptUntil?(seen: Data & Ask<Pass>): Date | null;
	/** Whether search engines may keep it; only pages that are the same for everybody. */
	indexed?: boolean;
	/** May stand in a frame on another site, without header and footer. */
	embed?: boolean;
	hue?: string;
} & Guarded<Pass>;

export type Page = Spec<unknown, ItemPass | null> & {
	path: string;
	kind: 'page';
	needs?: Right | 'account' | 'moderator' | 'admin';
	open?: string;
};

export const page = <Path extends string, Data>(path: Path, spec: Spec<Data, PassOf<Path>>): Page =>
	({ kind: 'page', path, ...spec }) as unknown as Page;

/** What is read but is no page: a file to keep, a picture, a calendar feed. */
export type Resource = {
	kind: 'resource';
	path: string;
	needs?: Right | 'account' | 'moderator' | 'admin';
	open?: string;
	answer(ask: Ask<ItemPass | null>): Response | Promise<Response>;
};

export const resource = <Path extends string>(
	path: Path,
	spec: { answer(ask: Ask<PassOf<Path>>): Response | Promise<Response> } & Guarded<PassOf<Path>>
): Resource => ({ kind: 'resource', path, ...spec }) as unknown as Resource;
