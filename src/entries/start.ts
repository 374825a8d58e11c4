/** `archipel start`: everything, until told to stop; then what was begun is finished and nothing is left running. */
import cluster, { type Worker as Process } from 'node:cluster';
import { terminalRefusal } from '#base/refusal.ts';
import { invitationForFirstAdmin } from '#kernel/accounts/administrators.ts';
import { connect, type DatabaseAddress, disconnect } from '#kernel/database/connection.ts';
import { outliveLostConnections } from '#kernel/database/unawaited.ts';
import { startWorker } from '#kernel/jobs/worker.ts';
import { stopSending } from '#kernel/mail/wake.ts';
import { log } from '#kernel/settings/log.ts';
import { settings } from '#kernel/settings/settings.ts';
import { jobs } from './house.ts';
import { type OpenHouse, openHouse } from './open.ts';
import { startServer } from './server.ts';

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

type Stop = () => Promise<void>;

let stopping = false;

/** The first signal stops in good order; a second one does not wait. */
function stopOnSignal(stop: Stop, signals: NodeJS.Signals[] = ['SIGTERM', 'SIGINT']): void {
	const end = async () => {
		if (stopping) process.exit(1);
		stopping = true;
		await stop().catch((problem) => log().error({ err: problem }, 'stopping failed'));
		process.exit(0);
	};
	for (const signal of signals) process.on(signal, end);
}

const endedEarly = () =>
	terminalRefusal(
		'kernel.process-ended',
		500
	)('One of the processes ended before it could answer; what it said stands above.');

/** Not at once: one that cannot start must not keep the machine busy. */
const replacedAfterMs = 200;

/** What all of them hold together stays below what the database allows; each also holds one to listen. */
const connectionsEach = (processes: number): number => Math.max(2, Math.floor(32 / processes) - 1);

const addressName = 'ARCHIPEL_DATABASE';

/** One of several processes: it answers requests and nothing else. */
async function startAsOneOfMany(): Promise<void> {
	// Ctrl-C reaches every process of the terminal: the first one stops the others in order.
	process.on('SIGINT', () => {});
	connect(JSON.parse(process.env[addressName]!) as DatabaseAddress, connectionsEach(settings().PROCESSES));
	const server = await startServer();
	const stop = async () => {
		await server.stop();
		await disconnect();
	};
	stopOnSignal(stop, ['SIGTERM']);
	process.send?.({ port: server.port });
}

/** The processes that answer; one that dies is replaced. */
async function startMany(count: number, address: DatabaseAddress): Promise<{ port: number; stop: Stop }> {
	const fork = () => cluster.fork({ [addressName]: JSON.stringify(address) });
	const ready = (child: Process) =>
		new Promise<number>((resolve, reject) => {
			child.once('message', ({ port }) => resolve(port));
			child.once('exit', () => reject(endedEarly()));
		});
	const ports = await Promise.all(Array.from({ length: count }, () => ready(fork())));
	cluster.on('exit', (child, code, signal) => {
		if (stopping) return;
		log().error({ code, signal, pid: child.process.pid }, 'a process ended and is replaced');
		setTimeout(() => stopping || fork(), replacedAfterMs);
	});
	const stop = async () => {
		stopping = true;
		const children = Object.values(cluster.workers ?? {}).filter((child) => child !== undefined);
		await Promise.all(
			children.map((child) => {
				const ended = new Promise((resolve) => child.once('exit', resolve));
				child.process.kill('SIGTERM');
				return ended;
			})
		);
	};
	return { port: ports[0]!, stop };
}

/** Said once the first request would be answered. */
async function welcome(port: number, started: number): Promise<void> {
	const { BASE_URL, HOST, SMTP_URL } = settings();
	// The name that links carry: a browser that came by number would not be known again when it follows one.
	const here = `http://${HOST === '0.0.0.0' || HOST === '127.0.0.1' ? 'localhost' : HOST}:${port}`;
	say(`Archipel answers at ${process.env.BASE_URL ? `${BASE_URL} (here: ${here})` : here}`);
	if (!SMTP_URL) say('No mail server is set (SMTP_URL): letters wait at /desk/outbox.');
	const invitation = await invitationForFirstAdmin();
	if (invitation) say(`Nobody administers this host yet. Become its administrator here:\n  ${invitation}`);
	log().info({ ms: Math.round(performance.now() - started) }, 'started');
}

/** What ends what was begun, the last first: requests, then jobs, then letters, then the database. */
type Endings = Stop[];

async function endAll(endings: Endings): Promise<void> {
	for (let end = endings.pop(); end; end = endings.pop()) await end();
}

async function startAll(house: OpenHouse, endings: Endings): Promise<number> {
	endings.push(stopSending);
	const worker = await startWorker(house.address, jobs);
	endings.push(worker.stop);
	const { PROCESSES } = settings();
	const server = PROCESSES === 1 ? await startServer() : await startMany(PROCESSES, house.address);
	endings.push(server.stop);
	return server.port;
}

export async function start(): Promise<void> {
	outliveLostConnections();
	if (cluster.isWorker) return startAsOneOfMany();
	const started = performance.now();
	const onLost = () => {
		say(
			'The database ended and cannot be started again, so Archipel ends too. Its log: postgres.log in the data folder.'
		);
		process.exit(1);
	};
	const house = await openHouse({ say, onLost });
	const endings: Endings = [house.close];
	stopOnSignal(() => endAll(endings));
	try {
		await welcome(await startAll(house, endings), started);
	} catch (problem) {
		// Told to stop while it started: what then fails is part of stopping.
		if (stopping) return;
		await endAll(endings);
		throw problem;
	}
}
