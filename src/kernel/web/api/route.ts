/** A REST route: an address, the action or the reading behind it, and the shape of what it answers. */
import type { z } from 'zod';
import type { ItemPass } from '../../access/pass.ts';
import type { Right } from '../../access/rights.ts';
import type { Action } from '../../actions/action.ts';
import type { Caller } from '../../actions/perform.ts';

export type ApiAsk = {
	params: Record<string, string>;
	query: URLSearchParams;
	caller: Caller;
	now: Date;
	base: string;
	/** What the header Accept asks for. */
	accept: string;
};

type Common = {
	/** Below /api/v1, parameters in braces: `/polls/{item}`. */
	path: string;
	/** One sentence for the description of the API. */
	says: string;
	/** The shape of the answer. */
	answers?: z.ZodType;
	/** The answer is no JSON of that shape but a file of one of these kinds. */
	files?: string[];
	status?: 200 | 201 | 204;
	/** What may stand after the `?`. */
	query?: z.ZodObject;
	/** A body that is accepted, for those who read about the API. */
	example?: Record<string, unknown>;
	/** What a personal token must have been given; by default `<tool>:read` or `<tool>:write`. */
	scope?: string;
};

/** Calls an action. `input` joins the body and the address; by default the body with the item put in. */
export type Calling = Common & {
	method: 'post' | 'put' | 'patch' | 'delete';
	/** Only whoever has an account calls it. */
	needs?: 'account';
	calls: Action;
	input?(body: Record<string, unknown>, ask: ApiAsk): unknown | Promise<unknown>;
	// biome-ignore lint/suspicious/noExplicitAny: the result is the action's own
	show?(result: any, ask: ApiAsk): unknown;
	/** The shape of the body, when it is not the action's input less the item. */
	body?: z.ZodType;
	/** The body is no JSON but a file: `input` finds its bytes as `file`, and what they are said to be as `type`. */
	takes?: { bytes: number; types: string[] };
};

export type Reading = Common & {
	method: 'get';
	/** Who may read: a right on the item of the address, an account, or everybody (and why). */
	needs: Right | 'account' | { open: string };
	reads(ask: ApiAsk & { pass: ItemPass | null }): unknown | Promise<unknown>;
};

export type Route = Calling | Reading;

/** What a personal token must have been given for a route of a room. */
export const scopeOf = (room: string, route: Route): string =>
	route.scope ?? `${room}:${route.method === 'get' ? 'read' : 'write'}`;

/** A reading of an item: the pass is there. */
export const reads = (
	path: string,
	spec: Omit<Reading, 'path' | 'method' | 'reads' | 'needs'> & {
		needs?: Right;
		reads(ask: ApiAsk & { pass: ItemPass }): unknown | Promise<unknown>;
	}
): Reading => ({ method: 'get', path, needs: 'read', ...spec }) as Reading;
