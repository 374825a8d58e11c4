/** better-auth's answers in our words: the cookies it sets, the refusals it means. */
import { isAPIError } from 'better-auth/api';

export type Called<Body> = { body: Body; cookies: string[] };

/** Calls an endpoint that may set cookies. */
export async function called<Body>(
	answer: Promise<{ response: Body; headers: Headers | null | undefined }>
): Promise<Called<Body>> {
	const { response, headers } = await answer;
	return { body: response, cookies: headers?.getSetCookie() ?? [] };
}

/** @returns the code better-auth refused with, such as `INVALID_PASSWORD`; null when it was something else. */
export const refusedCode = (problem: unknown): string | null =>
	isAPIError(problem) ? String(problem.body?.code ?? problem.status) : null;

/**
 * Headers with nothing in them but what signing in and out needs.
 * @param browser its name is kept with the session.
 */
export function headersOf(browser: { cookie: string | null; name: string | null }): Headers {
	const headers = new Headers();
	if (browser.cookie) headers.set('cookie', browser.cookie);
	if (browser.name) headers.set('user-agent', browser.name);
	return headers;
}
