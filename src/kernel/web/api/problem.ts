/** Errors of the API as problem details (RFC 9457), each with a stable code. */
import type { Refusal } from '#base/refusal.ts';
import type { Language } from '../../words/words.ts';
import { refusalWords, translator } from '../../words/words.ts';
import { dataHeaders } from '../headers.ts';

export function problemOf(refused: Refusal, language: Language, request?: string): Response {
	const { code, status, details } = refused;
	const body = {
		type: `urn:archipel:problem:${code}`,
		title: refusalWords(translator(language), language, code, details.gaps),
		status,
		code,
		...(details.fields ? { errors: details.fields } : {}),
		...details.more
	};
	const headers: Record<string, string> = { ...dataHeaders(request), 'content-type': 'application/problem+json' };
	if (details.retryAfter !== undefined) headers['retry-after'] = String(details.retryAfter);
	return new Response(JSON.stringify(body), { status, headers });
}
