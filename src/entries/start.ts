/** `archipel start`: everything in one process, until told to stop. */
import { startWorker } from '#kernel/jobs/worker.ts';
import { stopSending } from '#kernel/mail/wake.ts';
import { settings } from '#kernel/settings/settings.ts';
import { jobs } from './house.ts';
import { openHouse } from './open.ts';
import { startServer } from './server.ts';

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

export async function start(): Promise<void> {
	const house = await openHouse(say);
	const worker = await startWorker(house.address, jobs);
	const server = await startServer();
	const { BASE_URL, HOST } = settings();
	say(`Archipel answers at ${process.env.BASE_URL ? BASE_URL : `http://${HOST}:${server.port}`}`);
	const stop = async () => {
		await server.stop();
		await worker.stop();
		await stopSending();
		await house.close();
		process.exit(0);
	};
	process.once('SIGTERM', stop);
	process.once('SIGINT', stop);
}
