/** Opens the house: the database is reached (or started), tables are brought up to date, the queue stands ready. */
import { isRefusal, terminalRefusal } from '#base/refusal.ts';
import { connect, type DatabaseAddress, disconnect } from '#kernel/database/connection.ts';
import { makeFolders } from '#kernel/database/embedded/folders.ts';
import { holdFolder } from '#kernel/database/embedded/lock.ts';
import { ourName, ourselves } from '#kernel/database/embedded/owner.ts';
import { inWords as folderInWords } from '#kernel/database/embedded/problems.ts';
import { runningAt, startEmbedded } from '#kernel/database/embedded/start.ts';
import { migrate } from '#kernel/database/migrate.ts';
import { prepareQueue } from '#kernel/jobs/worker.ts';
import { settings } from '#kernel/settings/settings.ts';
import { schemas } from './house.ts';

export type OpenHouse = { address: DatabaseAddress; migrated: string[]; close(): Promise<void> };

type Database = { address: DatabaseAddress; stop(): Promise<void> };

export type Opening = {
	/** Where sentences for the person who hosts go. */
	say(sentence: string): void;
	/** The database ended without having been asked to. */
	onLost?(): void;
	/** Leave the tables as they are. */
	bare?: boolean;
};

async function reachDatabase({ say, onLost }: Opening): Promise<Database> {
	const { DATABASE_URL, DATA_DIR, PROCESSES } = settings();
	if (!DATABASE_URL) {
		const connections = 28 + 3 * PROCESSES;
		const embedded = await startEmbedded({ dataDir: DATA_DIR, say, onExit: onLost, connections });
		return { address: embedded, stop: () => embedded.stop() };
	}
	makeFolder(DATA_DIR);
	const release = holdFolder(DATA_DIR, ourselves());
	return { address: { url: DATABASE_URL }, stop: async () => release() };
}

function makeFolder(folder: string): void {
	try {
		makeFolders(folder);
	} catch (problem) {
		throw folderInWords(problem as NodeJS.ErrnoException, folder, ourName());
	}
}

const databaseAway = terminalRefusal('kernel.database-away', 503);

/** What a server that the host brought answers when it lets nobody in; the address is not said, it holds a password. */
function inWords(problem: NodeJS.ErrnoException): Error {
	const { code = '', message } = problem;
	const lost = problem.syscall === 'connect' || problem.syscall === 'getaddrinfo' || /^CONNECT/.test(code);
	// Class 28: invalid authorization; 3D000: no such database; 42501: not allowed to make tables.
	if (!lost && !/^(28|3D|42501)/.test(code)) return problem;
	const sentence = `The PostgreSQL server of DATABASE_URL does not ${lost ? 'answer' : 'let us in'}: ${message}.`;
	return databaseAway(sentence);
}

export async function openHouse(opening: Opening): Promise<OpenHouse> {
	const database = await reachDatabase(opening);
	const close = async () => {
		await disconnect();
		await database.stop();
	};
	try {
		connect(database.address);
		const migrated = opening.bare ? [] : await migrate(schemas);
		if (!opening.bare) await prepareQueue(database.address);
		return { address: database.address, migrated, close };
	} catch (problem) {
		await close();
		throw settings().DATABASE_URL ? inWords(problem as NodeJS.ErrnoException) : problem;
	}
}

/** For commands that may be given while the house runs: its database is reached beside it, else opened. */
export async function visitHouse(say: (sentence: string) => void): Promise<OpenHouse> {
	try {
		return await openHouse({ say });
	} catch (problem) {
		if (!isRefusal(problem) || problem.code !== 'kernel.data-folder-in-use') throw problem;
		const { DATABASE_URL, DATA_DIR } = settings();
		const address = DATABASE_URL ? { url: DATABASE_URL } : runningAt(DATA_DIR);
		connect(address);
		return { address, migrated: [], close: disconnect };
	}
}
