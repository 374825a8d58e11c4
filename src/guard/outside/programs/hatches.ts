/**
 * The guard for other programs, in the words of Akismet's API 1.1: comment-check, submit-spam, submit-ham, verify-key.
 * The key comes as `api_key` (or `key`), as a step of the path, or before the name of the host, as older clients of
 * Akismet do. It never says "discard": no rule deletes anything.
 */
import { randomUUID } from 'node:crypto';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { log } from '#kernel/settings/log.ts';
import { settings } from '#kernel/settings/settings.ts';
import type { Hatch, HatchAsk } from '#kernel/web/hatch.ts';
import type { Evidence } from '../../judge/evidence.ts';
import type { Judged } from '../../judge/judge.ts';
import { teachByProgram } from './actions.ts';
import { evidenceOf, kindOf, languageOf, lineOf, wordsOf } from './comment.ts';
import { programOf } from './key.ts';
import * as store from './store.ts';

/** The guard itself, handed in where all rooms of it are known. */
export type Judge = (evidence: Evidence) => Promise<Judged>;

const text = (words: string, headers: Record<string, string> = {}): Response =>
	new Response(words, { headers: { 'content-type': 'text/plain; charset=utf-8', ...headers } });

const wrongKey = (): Response => text('invalid', { 'x-akismet-debug-help': 'We were unable to parse your key' });
const missing = (field: string): Response => text('invalid', { 'x-akismet-debug-help': `Empty "${field}" value` });

const keyInHost = (headers: Headers): string => /^([\da-f]{32})\./i.exec(headers.get('host') ?? '')?.[1] ?? '';

const keyIn = ({ params, form, headers }: HatchAsk): string =>
	params.key ?? (lineOf(form, 'api_key') || lineOf(form, 'key') || keyInHost(headers));

const isTest = (form: FormData): boolean => /^(1|true)$/i.test(lineOf(form, 'is_test'));

/** What Akismet answers for its own trials, so that a program can be tried against us. */
function trialOf(form: FormData): boolean | null {
	if (lineOf(form, 'user_role') === 'administrator') return false;
	const isTrial =
		lineOf(form, 'comment_author') === 'viagra-test-123' ||
		lineOf(form, 'comment_author_email') === 'akismet-guaranteed-spam@example.com';
	return isTrial ? true : null;
}

/** A program can hide a comment, and nothing between: what a person would have to look at here is spam there. */
const worse = new Set(['challenge', 'hold', 'quarantine', 'silence', 'refuse']);

function answerOf({ verdict, score, opinions }: Judged): { spam: boolean; headers: Record<string, string> } {
	const symbols = [...new Set(opinions.found.map(({ symbol }) => symbol))].slice(0, 40).join(', ');
	const headers = { 'x-guard-score': score.toFixed(1), ...(symbols ? { 'x-guard-symbols': symbols } : {}) };
	return { spam: settings().GUARD === 'on' && worse.has(verdict), headers };
}

/** Nobody waits for a count, and none is worth an error. */
async function count(id: string, spam: boolean, now: Date): Promise<void> {
	try {
		await store.countUse(id, { asked: 1, spam: Number(spam), taught: 0 }, now);
	} catch (problem) {
		log().warn({ part: 'programs', err: problem }, 'a use of a key was not counted');
	}
}

const check =
	(judge: Judge) =>
	async (ask: HatchAsk, program: store.Program): Promise<Response> => {
		const guid = { 'x-akismet-guid': randomUUID() };
		if (lineOf(ask.form, 'user_ip') === '') return missing('user_ip');
		const trial = trialOf(ask.form);
		if (trial !== null) return text(String(trial), guid);
		const isOff = settings().GUARD === 'off';
		const { spam, headers } = isOff
			? { spam: false, headers: {} }
			: answerOf(await judge(evidenceOf(ask.form, program, ask.now)));
		if (!isTest(ask.form)) void count(program.id, spam, ask.now);
		return text(String(spam), { ...guid, ...headers });
	};

const thanks = 'Thanks for making the web a better place.';

const teach =
	(label: 'spam' | 'ham') =>
	async ({ form }: HatchAsk, program: store.Program): Promise<Response> => {
		const words = wordsOf(form).slice(0, 20_000);
		if (words === '') return missing('comment_content');
		if (isTest(form)) return text(thanks);
		const lesson = { program: program.id, label, kind: kindOf(form), text: words, language: languageOf(form) };
		await perform(teachByProgram, lesson, houseCaller);
		return text(thanks);
	};

type Call = (ask: HatchAsk, program: store.Program) => Promise<Response>;

const path = '/guard/akismet';
const why = 'a key of the program is asked for';

const hatch = (name: string, call: Call): Hatch[] =>
	[`${path}/1.1/${name}`, `${path}/:key/1.1/${name}`].map((at) => ({
		path: at,
		open: why,
		async answer(ask) {
			const program = await programOf(keyIn(ask));
			return program ? call(ask, program) : wrongKey();
		}
	}));

export const programHatches = (judge: Judge): Hatch[] => [
	...hatch('verify-key', async () => text('valid')),
	...hatch('comment-check', check(judge)),
	...hatch('submit-spam', teach('spam')),
	...hatch('submit-ham', teach('ham'))
];
