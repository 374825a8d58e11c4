/** What a reader sees when something was refused or broke: what happened, and what to do now. */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { isRefusal, Refusal, refusal } from '#base/refusal.ts';
import { passwordNeeded } from '../access/pass.ts';
import { log } from '../settings/log.ts';
import { problemOf } from './api/problem.ts';
import type { Door } from './request.ts';
import { screen } from './screen.tsx';
import { Trouble } from './trouble.tsx';
import { LockedSheet } from './unlock.tsx';
import { refusalWords, translator } from './words.ts';

export const broken = refusal('kernel.broken', 500);
const diskFull = refusal('kernel.disk-full', 507);
const busy = refusal('kernel.busy', 503);

/** PostgreSQL's own codes for a full disk, too many connections, and being shut down. */
const known: Record<string, () => Refusal> = {
	'53100': diskFull,
	ENOSPC: diskFull,
	'53300': busy,
	'57P01': busy,
	'57P03': busy,
	CONNECTION_CLOSED: busy,
	CONNECTION_ENDED: busy,
	ECONNREFUSED: busy
};

/** A refusal as it is; anything else is written to the log once and becomes one. */
function refusedOf(problem: unknown, context: Context<Door>): Refusal {
	if (isRefusal(problem)) return problem;
	if (problem instanceof HTTPException)
		return new Refusal(problem.status === 413 ? 'kernel.too-large' : 'kernel.malformed', problem.status);
	log().error({ request: context.get('visit')?.id, err: problem }, 'broken');
	const code = (problem as { code?: string })?.code ?? '';
	return (known[code] ?? broken)({ retryAfter: code in known ? 5 : undefined });
}

const wantsJson = (context: Context): boolean => context.req.path.startsWith('/api/');

export async function troubleOf(problem: unknown, context: Context<Door>): Promise<Response> {
	const refused = refusedOf(problem, context);
	const { language, id, url } = context.get('visit');
	if (wantsJson(context)) return problemOf(refused, language, id);
	const t = translator(language);
	const words = refusalWords(t, language, refused.code, refused.details.gaps);
	const body =
		refused.code === passwordNeeded().code ? (
			<LockedSheet item={String(refused.details.gaps?.item)} to={url.pathname + url.search} />
		) : (
			<Trouble refused={refused} words={words} request={id} />
		);
	const answer = await screen(context, { title: words, body, room: 'portal' }, refused.status);
	if (refused.details.retryAfter) answer.headers.set('retry-after', String(refused.details.retryAfter));
	return answer;
}
