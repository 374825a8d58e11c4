/** Opens the house: the database is reached (or started), tables are brought up to date, the queue stands ready. */
import { connect, type DatabaseAddress, disconnect } from '#kernel/database/connection.ts';
import { migrate } from '#kernel/database/migrate.ts';
import { prepareQueue } from '#kernel/jobs/worker.ts';
import { settings } from '#kernel/settings/settings.ts';
import { schemas } from './house.ts';

export type OpenHouse = { address: DatabaseAddress; migrated: string[]; close(): Promise<void> };

type Database = { address: DatabaseAddress; stop(): Promise<void> };

async function reachDatabase(say: (sentence: string) => void): Promise<Database> {
	const { DATABASE_URL, DATA_DIR } = settings();
	if (DATABASE_URL) return { address: { url: DATABASE_URL }, stop: async () => {} };
	const { startEmbedded } = await import('#kernel/database/embedded/start.ts');
	const embedded = await startEmbedded({ dataDir: DATA_DIR, say });
	return { address: embedded, stop: () => embedded.stop() };
}

/** @param say where sentences for the person who hosts go. */
export async function openHouse(say: (sentence: string) => void): Promise<OpenHouse> {
	const database = await reachDatabase(say);
	try {
		connect(database.address);
		const migrated = await migrate(schemas);
		await prepareQueue(database.address);
		return {
			address: database.address,
			migrated,
			async close() {
				await disconnect();
				await database.stop();
			}
		};
	} catch (problem) {
		await disconnect();
		await database.stop();
		throw problem;
	}
}
