/** Where other programs post a form that has no page, and show a key of their own: no cookie counts here. */
import type { Context } from 'hono';
import { isRefusal } from '#base/refusal.ts';
import { spend } from '../limits/rate.ts';
import { formOf } from './forms.ts';
import { dataHeaders } from './headers.ts';
import type { Door } from './request.ts';

export type HatchAsk = { params: Record<string, string>; form: FormData; headers: Headers; now: Date };

export type Hatch = {
	path: string;
	/** Why anybody may knock. */
	open: string;
	answer(ask: HatchAsk): Promise<Response>;
};

/** A program speaks for many people. */
const knocking = { name: 'hatch', perMinute: 1200, burst: 240 };

const guarded = (answer: Response, request: string): Response => {
	const headers = new Headers(answer.headers);
	const more = { ...dataHeaders(request), 'cache-control': 'no-store' };
	for (const [name, value] of Object.entries(more)) headers.set(name, value);
	return new Response(answer.body, { status: answer.status, headers });
};

/** What is refused is told in one plain line: programs read no pages. */
export async function serveHatch(context: Context<Door>, hatch: Hatch): Promise<Response> {
	const { address, id } = context.get('visit');
	try {
		spend(knocking, address);
		const { req } = context;
		const form = await formOf(req.raw);
		const params = req.param() as Record<string, string>;
		return guarded(await hatch.answer({ params, form, headers: req.raw.headers, now: new Date() }), id);
	} catch (problem) {
		if (!isRefusal(problem)) throw problem;
		const { code, status, details } = problem;
		const later = details.retryAfter ? { 'retry-after': String(details.retryAfter) } : undefined;
		return guarded(new Response(code, { status, headers: later }), id);
	}
}
