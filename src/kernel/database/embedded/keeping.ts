/**
 * A server that ended without having been asked to is started again: PostgreSQL ends itself where it cannot write,
 * mends itself when it starts, and the house answers "busy" meanwhile instead of ending too.
 */
import { statfsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isRefusal } from '#base/refusal.ts';
import { stopOrphan } from './postmaster.ts';
import { noRoom } from './problems.ts';
import { type Place, type Server, startServer } from './server.ts';

type Keeping = { held: DisposableStack; say(sentence: string): void; onExit?(code: number): void };

const mostTries = 6;
const pauseMs = (tries: number): number => Math.min(500 * 2 ** tries, 10_000);
const whileFullMs = 2000;
const leastRoom = 32 * 1024 * 1024;

/** The server's own log may be what could not be written any more, so the disk is asked too. */
function isForRoom(problem: unknown, folder: string): boolean {
	const { bavail, bsize } = statfsSync(folder);
	return bavail * bsize < leastRoom || (isRefusal(problem) && problem.code === noRoom().code);
}

/** A full disk is waited for as long as it takes; anything else is given up after some tries. */
async function startAgain(place: Place, say: Keeping['say'], isStopping: () => boolean): Promise<Server | undefined> {
	let saidFull = false;
	for (let tries = 0; tries < mostTries && !isStopping(); ) {
		try {
			await stopOrphan(place.cluster);
			return await startServer(place);
		} catch (problem) {
			const isFull = isForRoom(problem, place.cluster);
			if (isFull && !saidFull) say(noRoom({ folder: place.cluster }).message);
			saidFull ||= isFull;
			await pause(isFull ? whileFullMs : pauseMs(tries++));
		}
	}
	return undefined;
}

/** @returns what stops it for good. */
export function keepRunning(first: Server, place: Place, { held, say, onExit }: Keeping): () => Promise<void> {
	let server: Server | undefined = first;
	let stopping = false;

	async function keep(): Promise<void> {
		while (server) {
			const code = await server.hasExited;
			if (stopping) return;
			say('The database ended unexpectedly and is started again. Its log: postgres.log in the data folder.');
			server = await startAgain(place, say, () => stopping);
			if (!server && !stopping) onExit?.(code);
		}
	}
	const kept = keep().finally(() => held.dispose());

	return async () => {
		stopping = true;
		await server?.stop();
		await kept;
		await server?.stop();
	};
}
