import { join, resolve } from 'node:path';
import postgres from 'postgres';
import { findBinaries } from './binaries.ts';
import { openCluster } from './cluster.ts';
import { closeSocketFolder, findHome, notedHome, openDataFolder, openSocketFolder, socketFolderOf } from './home.ts';
import { keepRunning } from './keeping.ts';
import { holdFolder } from './lock.ts';
import { openLog } from './log.ts';
import { chooseOwner, ourName } from './owner.ts';
import { stopOrphan } from './postmaster.ts';
import { inWords } from './problems.ts';
import { startServer } from './server.ts';
import { moreArguments } from './settings.ts';

export type EmbeddedOptions = {
	dataDir: string;
	/** Hears what whoever hosts should know, in whole sentences. */
	say: (sentence: string) => void;
	/** Called when the server ended without having been asked to, and does not start again. */
	onExit?: (code: number) => void;
	/** How many connections must be possible at once; 60 are in any case. */
	connections?: number;
	/** For tests only: nothing is synced, a power cut may lose everything. */
	fast?: boolean;
};

export type Embedded = {
	socketDir: string;
	port: number;
	user: 'archipel';
	database: 'archipel';
	stop(): Promise<void>;
};

const address = (socketDir: string) => ({ socketDir, port: 5432, user: 'archipel', database: 'archipel' }) as const;

/** How to reach the database of a house that runs already on this data folder. */
export function runningAt(dataDir: string): Omit<Embedded, 'stop'> {
	const folder = openDataFolder(dataDir);
	return address(socketFolderOf(notedHome(folder) ?? folder));
}

/**
 * Starts the PostgreSQL of the house on a unix socket, in `<dataDir>/postgres`.
 * Refuses with `kernel.data-folder-in-use` (409) when another process runs on the folder, and with the other codes
 * of `problems.ts`; the message of each is a sentence for the terminal.
 */
export const startEmbedded = (options: EmbeddedOptions): Promise<Embedded> =>
	start(options).catch((problem) => {
		throw inWords(problem, resolve(options.dataDir), ourName());
	});

async function start({ dataDir, say, onExit, connections = 0, fast = false }: EmbeddedOptions): Promise<Embedded> {
	const folder = openDataFolder(dataDir);
	const noted = notedHome(folder);
	const owner = chooseOwner([join(noted ?? folder, 'postgres'), folder]);
	const binaries = await findBinaries(owner, say);
	const home = await findHome(folder, owner, say);
	using held = new DisposableStack();
	held.defer(holdFolder(home, owner));
	const cluster = join(home, 'postgres');
	if (await stopOrphan(cluster)) say('A PostgreSQL left by an earlier run was stopped.');
	await openCluster(home, binaries, owner, fast);
	const socketDir = openSocketFolder(home, owner);
	held.defer(() => closeSocketFolder(socketDir, home));
	const log = held.adopt(openLog(folder, owner), (open) => open.close());
	const place = { cluster, socketDir, binaries, owner, log, more: moreArguments(connections, fast) };
	const server = await startServer(place);
	await makeDatabase(socketDir).catch(async (problem) => {
		await server.stop();
		throw problem;
	});
	return { ...address(socketDir), stop: keepRunning(server, place, { held: held.move(), say, onExit }) };
}

/** Looked for at every start, since a crash may have come between the cluster and its database. */
async function makeDatabase(socketDir: string): Promise<void> {
	const { user, database, port } = address(socketDir);
	const sql = postgres({ host: socketDir, port, user, database: 'postgres', max: 1, onnotice: () => {} });
	try {
		const found = await sql`select 1 from pg_database where datname = ${database}`;
		if (found.length === 0) await sql`create database ${sql(database)}`;
	} finally {
		await sql.end();
	}
}
