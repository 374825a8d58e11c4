/** One PostgreSQL for the whole run, of which every test file gets a database of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../src/kernel/database/embedded/start.ts';

declare module 'vitest' {
	interface ProvidedContext {
		database: { socketDir: string; port: number; user: string };
	}
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const dataDir = mkdtempSync(join(tmpdir(), 'archipel-tests-'));
	const server = await startEmbedded({ dataDir, say: () => {}, fast: true });
	const { socketDir, port, user } = server;
	project.provide('database', { socketDir, port, user });
	return async () => {
		await server.stop();
		rmSync(dataDir, { recursive: true, force: true });
	};
}
