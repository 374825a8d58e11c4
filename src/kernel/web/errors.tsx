/** What a reader sees when something was refused or broke: what happened, and what to do now. */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { isRefusal, Refusal, refusal } from '#base/refusal.ts';
import { movedAway, passwordNeeded } from '../access/pass.ts';
import { diskFull, isDiskFull } from '../database/room.ts';
import { log } from '../settings/log.ts';
import { refusalWords, translator } from '../words/words.ts';
import { problemOf } from './api/problem.ts';
import { Moved } from './moved.tsx';
import type { Door } from './request.ts';
import { screen } from './screen.tsx';
import { Trouble } from './trouble.tsx';
import { LockedSheet } from './unlock.tsx';

export const broken = refusal('kernel.broken', 500);
const busy = refusal('kernel.busy', 503);

/** What PostgreSQL and the system call a full disk. */
const noRoom = new Set(['53100', 'ENOSPC', 'EDQUOT']);

/** A database that ended, starts again, is crowded, or could not decide in time who goes first. */
const away = new Set([
	...['53200', '53300', '57014', '57P01', '57P02', '57P03', '58030', '40001', '40P01'],
	...['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT'],
	...['ECONNREFUSED', 'ECONNRESET', 'EPIPE']
]);

type Coded = { code?: string; syscall?: string };

/** The socket of a database that is not there is a missing file. */
const isAway = ({ code = '', syscall }: Coded): boolean =>
	away.has(code) || (code === 'ENOENT' && syscall === 'connect');

const retryAfter = 5;

/** A refusal as it is; anything else is written to the log once and becomes one. */
function refusedOf(problem: unknown, context: Context<Door>): Refusal {
	if (isRefusal(problem)) return problem;
	if (problem instanceof HTTPException)
		return new Refusal(problem.status === 413 ? 'kernel.too-large' : 'kernel.malformed', problem.status);
	const request = context.get('visit')?.id;
	const coded = (problem ?? {}) as Coded;
	const isFull = noRoom.has(coded.code ?? '');
	if (!isFull && !isAway(coded)) {
		log().error({ request, err: problem }, 'broken');
		return broken();
	}
	log().warn({ request, code: coded.code }, 'the database is away');
	// PostgreSQL ends itself where it cannot write what it must: then too the disk is the reason.
	return (isFull || isDiskFull() ? diskFull : busy)({ retryAfter });
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
		) : refused.code === movedAway().code ? (
			<Moved to={String(refused.details.more?.to)} />
		) : (
			<Trouble refused={refused} words={words} request={id} />
		);
	const answer = await screen(context, { title: words, body, room: 'portal' }, refused.status);
	if (refused.details.retryAfter) answer.headers.set('retry-after', String(refused.details.retryAfter));
	return answer;
}
