/** Answers requests: over HTTP, until told to stop; then finishes what it began. */
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createNodeWebSocket } from '@hono/node-ws';
import { sql } from 'kysely';
import { tables } from '#kernel/database/connection.ts';
import { settings } from '#kernel/settings/settings.ts';
import { appOf } from '#kernel/web/app.ts';
import { hearOthers } from '#live/between.ts';
import { closeStreams, openLiveDoor } from '#live/door.ts';
import { rooms } from './house.ts';

export type Server = { port: number; stop(): Promise<void> };

async function isReady(): Promise<boolean> {
	try {
		await sql`select 1 from graphile_worker.jobs limit 1`.execute(tables());
		return true;
	} catch {
		return false;
	}
}

export async function startServer(): Promise<Server> {
	const app = appOf(rooms, isReady);
	const sockets = createNodeWebSocket({ app });
	openLiveDoor(app, sockets.upgradeWebSocket);
	const { PORT, HOST } = settings();
	const unhear = await hearOthers();
	return new Promise((resolve, reject) => {
		const server = serve({ fetch: app.fetch, port: PORT, hostname: HOST }, (info: AddressInfo) => {
			const stop = async () => {
				for (const socket of sockets.wss.clients) socket.close(1001);
				closeStreams();
				await new Promise<void>((ended) => server.close(() => ended()));
				await unhear();
			};
			resolve({ port: info.port, stop });
		});
		sockets.injectWebSocket(server);
		server.on('error', reject);
	});
}
