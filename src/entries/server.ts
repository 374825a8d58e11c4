/** Answers requests: over HTTP, until told to stop; then finishes what it began. */
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { sql } from 'kysely';
import { tables } from '#kernel/database/connection.ts';
import { settings } from '#kernel/settings/settings.ts';
import { appOf } from '#kernel/web/app.ts';
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

export function startServer(): Promise<Server> {
	const app = appOf(rooms, isReady);
	const { PORT, HOST } = settings();
	return new Promise((resolve, reject) => {
		const server = serve({ fetch: app.fetch, port: PORT, hostname: HOST }, (info: AddressInfo) => {
			resolve({ port: info.port, stop: () => new Promise((ended) => server.close(() => ended())) });
		});
		server.on('error', reject);
	});
}
