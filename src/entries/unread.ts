/** What is answered to a request that cannot be read: it never reaches a page, and is told why all the same. */
import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { refusal } from '#base/refusal.ts';
import { problemOf } from '#kernel/web/api/problem.ts';

const unreadable = refusal('kernel.unreadable', 400);
const tooSlow = refusal('kernel.too-slow', 408);
const headersTooLarge = refusal('kernel.headers-too-large', 431);

const byCode: Record<string, typeof unreadable> = {
	HPE_HEADER_OVERFLOW: headersTooLarge,
	ERR_HTTP_REQUEST_TIMEOUT: tooSlow
};

/** The whole answer as it stands on the wire (RFC 9112), its body a problem (RFC 9457). */
export async function unreadAnswer(code: string | undefined): Promise<string> {
	const answer = problemOf((byCode[code ?? ''] ?? unreadable)(), 'en');
	const body = await answer.text();
	const headers = [...answer.headers, ['content-length', Buffer.byteLength(body)], ['connection', 'close']];
	const lines = headers.map(([name, value]) => `${name}: ${value}`);
	return [`HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}`, ...lines, '', body].join('\r\n');
}

/** An answer under way must not get a second one in its midst; node itself looks here too. */
const isAnswering = (socket: Socket): boolean =>
	(socket as { _httpMessage?: ServerResponse | null })._httpMessage?.headersSent ?? false;

/** To be given what node calls a client error: nothing of such a connection can be read any more. */
export async function answerUnread({ code }: NodeJS.ErrnoException, socket: Socket): Promise<void> {
	if (!socket.writable || code === 'ECONNRESET' || isAnswering(socket)) socket.destroy();
	else socket.end(await unreadAnswer(code));
}
