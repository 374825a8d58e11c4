import { startEmbedded } from './start.ts';

/** A house of its own process, for the tests: starts on the folder it is given, tells what happened, and stays. */
const [dataDir = '', haste] = process.argv.slice(2);
const tell = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);

try {
	const { socketDir, stop } = await startEmbedded({ dataDir, say: (said) => tell({ said }), fast: haste === 'fast' });
	tell({ socketDir, pid: process.pid });
	process.once('SIGTERM', () => stop().then(() => process.exit(0)));
	setInterval(() => {}, 60_000);
} catch (problem) {
	tell({ refused: (problem as { code?: string }).code, sentence: (problem as Error).message });
}
