/** The three ways a browser can listen. */
import { upgradeWebSocket } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { isRefusal, refusal } from '#base/refusal.ts';
import { admit, type ItemPass, passFor } from '#kernel/access/pass.ts';
import type { Actor } from '#kernel/accounts/actor.ts';
import { settings } from '#kernel/settings/settings.ts';
import type { Door } from '#kernel/web/request.ts';
import { type News, topicOf } from './hub.ts';
import { follow, type Line } from './listening.ts';
import type { Came } from './rights.ts';

export const noSuchTopic = refusal('live.no-such-topic', 404);

const mostTopicsPerSocket = 20;
const heartbeatMs = 25_000;

/** @throws when there is no such topic, or the actor may not hear it. */
async function passTo(topicName: string, item: string, actor: Actor | null): Promise<ItemPass> {
	const topic = topicOf(topicName);
	if (!topic) throw noSuchTopic();
	const pass = admit(await passFor({ tool: topicName.split('.')[0]!, name: item }, actor), 'read');
	if (!topic.hears(pass)) throw noSuchTopic();
	return pass;
}

type Asked = { topic: string; item: string };

const lineOf = ({ topic, item }: Asked, came: Came, way: Pick<Line, 'send' | 'end'>): Line => ({
	...came,
	...way,
	topic,
	admit: () => passTo(topic, item, came.actor)
});

const cameOf = (context: Context<Door>): Came => ({
	actor: context.get('visit').actor,
	browser: context.req.raw.headers
});

function askedOf(text: unknown): Asked | null {
	try {
		const { topic, item } = JSON.parse(String(text));
		return typeof topic === 'string' && typeof item === 'string' ? { topic, item } : null;
	} catch {
		return null;
	}
}

type Socket = { send(text: string): void; close(code: number, why: string): void };

/** Sends what is heard; each browser may listen to a few topics over one socket. */
function socketEvents(came: Came) {
	const endings: (() => void)[] = [];
	let asking = 0;
	let closed = false;
	let beat: ReturnType<typeof setInterval> | undefined;
	return {
		onOpen(_event: unknown, socket: Socket) {
			// Proxies close what stays silent.
			beat = setInterval(() => socket.send('{}'), heartbeatMs);
		},
		async onMessage(event: { data: unknown }, socket: Socket) {
			const asked = askedOf(event.data);
			if (!asked || ++asking > mostTopicsPerSocket) return socket.close(4400, 'live.malformed');
			const send = (news: News) => socket.send(JSON.stringify(news));
			const end = (problem: unknown) => socket.close(4403, isRefusal(problem) ? problem.code : 'kernel.broken');
			try {
				const leave = await follow(lineOf(asked, came, { send, end }));
				if (closed) leave();
				else endings.push(leave);
			} catch (problem) {
				end(problem);
			}
		},
		onClose() {
			closed = true;
			clearInterval(beat);
			for (const end of endings.splice(0)) end();
		}
	};
}

/** Only our own pages may open a socket: cookies travel with it. */
function isOwnPage(context: Context): boolean {
	const site = context.req.header('sec-fetch-site');
	if (site !== undefined) return site === 'same-origin';
	const origin = context.req.header('origin');
	if (origin === undefined) return true;
	const own = [context.req.header('host'), new URL(settings().BASE_URL).host];
	return URL.canParse(origin) && own.includes(new URL(origin).host);
}

const streams = new Set<() => void>();

/** The house stops: whoever listens by a stream comes back to the next one. */
export function closeStreams(): void {
	for (const close of streams) close();
}

/** Refused before anything flows, so that the browser is told why. */
async function events(context: Context<Door>): Promise<Response> {
	const { topic = '', item = '' } = context.req.query();
	context.header('cache-control', 'no-store');
	// Told to proxies that would gather what should flow.
	context.header('x-accel-buffering', 'no');
	await passTo(topic, item, context.get('visit').actor);
	return streamSSE(context, async (stream) => {
		const { promise: over, resolve: close } = Promise.withResolvers<void>();
		const send = (news: News) => void stream.writeSSE({ data: JSON.stringify(news) });
		stream.onAbort(close);
		const leave = await follow(lineOf({ topic, item }, cameOf(context), { send, end: close }));
		const beat = setInterval(() => void stream.writeSSE({ event: 'beat', data: '' }), heartbeatMs);
		const unheard = endWithHouse(close);
		await over;
		unheard();
		leave();
		clearInterval(beat);
	});
}

async function version(context: Context<Door>): Promise<Response> {
	const { topic = '', item = '' } = context.req.query();
	const pass = await passTo(topic, item, context.get('visit').actor);
	return context.json({ topic, item: pass.item, version: pass.about.version }, 200, { 'cache-control': 'no-store' });
}

/** A request becomes a socket; only a running server can. */
const socket = upgradeWebSocket((context: Context<Door>) => socketEvents(cameOf(context)));

export function openLiveDoor(app: Hono<Door>): void {
	app.get('/live/events', events);
	app.get('/live/version', version);
	app.get('/live', async (context, next) => (isOwnPage(context) ? socket(context, next) : context.text('', 403)));
}

/** For tools that let answers flow: `close` is called when the house stops. @returns what takes it back. */
export function endWithHouse(close: () => void): () => void {
	streams.add(close);
	return () => void streams.delete(close);
}
