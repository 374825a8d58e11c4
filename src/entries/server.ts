/** Answers requests: over HTTP, until told to stop; then finishes what it began. */
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { sql } from 'kysely';
import { WebSocketServer } from 'ws';
import { terminalRefusal } from '#base/refusal.ts';
import { tables } from '#kernel/database/connection.ts';
import { type Settings, settings, useSettings } from '#kernel/settings/settings.ts';
import { appOf } from '#kernel/web/app.ts';
import { hearOthers } from '#live/between.ts';
import { documentDoor } from '#live/documents/door.ts';
import { closeStreams, openLiveDoor } from '#live/door.ts';
import { mindRights } from '#live/listening.ts';
import { rooms } from './house.ts';
import { answerUnread } from './unread.ts';

export type Server = { port: number; stop(): Promise<void> };

async function isReady(): Promise<boolean> {
	try {
		await sql`select 1 from graphile_worker.jobs limit 1`.execute(tables());
		return true;
	} catch {
		return false;
	}
}

/** Slow senders are let go: headers within 15 s, a whole request within two minutes. */
const patience = {
	headersTimeout: 15_000,
	requestTimeout: 120_000,
	connectionsCheckingInterval: 5_000,
	// Longer than nginx and Caddy keep an idle connection, so that they never write into one that just closed.
	keepAliveTimeout: 75_000,
	// Whoever would rather speak another protocol is answered in this one (RFC 9110, 7.8).
	shouldUpgradeCallback: ({ headers }: IncomingMessage) => headers.upgrade?.toLowerCase() === 'websocket'
};

/** What is being answered when the house stops has this long to end. */
const drainMs = 20_000;

const cannotListen = terminalRefusal('kernel.cannot-listen', 500);

/** Why nobody can be heard where the settings say; null where something else is wrong. */
const whyDeaf = (code: string | undefined, { PORT, HOST }: Settings): string | null => {
	if (code === 'EADDRINUSE') return `Another program already listens on port ${PORT}: stop it, or set another PORT.`;
	if (code === 'EACCES') return `This user may not listen on port ${PORT}: set a PORT above 1023.`;
	return code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL'
		? `${HOST} is no address of this machine: set another HOST.`
		: null;
};

function inWords(problem: NodeJS.ErrnoException): Error {
	const sentence = whyDeaf(problem.code, settings());
	return sentence ? cannotListen(sentence) : problem;
}

type Listening = ReturnType<typeof serve>;

/** No new request; those under way are answered, listeners are told to come back. */
async function drain(server: Listening, sockets: WebSocketServer): Promise<void> {
	const closed = new Promise<void>((ended) => server.close(() => ended()));
	closeStreams();
	for (const socket of sockets.clients) socket.close(1001);
	// A connection that was kept open falls idle only once its last answer is out.
	const sweep = setInterval(() => (server as HttpServer).closeIdleConnections(), 100);
	const late = setTimeout(() => {
		for (const socket of sockets.clients) socket.terminate();
		(server as HttpServer).closeAllConnections();
	}, drainMs);
	await closed;
	clearTimeout(late);
	clearInterval(sweep);
}

/** Where nobody said how the house is reached, the port it was given decides. */
function knowOwnAddress(port: number): void {
	const { PORT, BASE_URL } = settings();
	if (PORT === 0 && BASE_URL.endsWith(':0'))
		useSettings({ ...settings(), BASE_URL: BASE_URL.replace(/0$/, String(port)) });
}

/** However much there is to read: then the rest is read while requests are answered. */
const longestReadingMs = 5_000;

const readAhead = () =>
	Promise.race([
		Promise.allSettled(rooms.map((room) => room.ready?.())),
		pause(longestReadingMs, undefined, { ref: false })
	]);

async function endAll(endings: (() => Promise<void>)[]): Promise<void> {
	for (const end of endings) await end();
}

export async function startServer(): Promise<Server> {
	const app = appOf(rooms, isReady);
	// Browsers only ever name what they want to hear of.
	const sockets = new WebSocketServer({ noServer: true, maxPayload: 4096 });
	openLiveDoor(app);
	const { PORT, HOST } = settings();
	const unhear = await Promise.all([hearOthers(), mindRights()]);
	const documents = await documentDoor();
	await readAhead();
	return new Promise((resolve, reject) => {
		const websocket = { server: sockets };
		const options = { fetch: app.fetch, port: PORT, hostname: HOST, serverOptions: patience, websocket };
		const server = serve(options, ({ port }: AddressInfo) => {
			knowOwnAddress(port);
			const stop = () => Promise.all([drain(server, sockets), documents.close()]).then(() => endAll(unhear));
			resolve({ port, stop });
		});
		documents.open(server as HttpServer);
		server.on('clientError', answerUnread);
		server.on('error', (problem: NodeJS.ErrnoException) => reject(inWords(problem)));
	});
}
