/**
 * A week of a host, simulated upon a real database: every deed goes through the same door as in the house (`perform`),
 * at an hour of that week, by somebody with an address; only the web pages around it are left out. Honest people in two
 * languages, campaigns that adapt, one moderator who looks in four times a day and decides by what is true.
 * With ../shared/data the host was taught real texts before, unless `START=fresh`.
 * `SEED=2 SCALE=0.5 npm run bench -- guard-drill`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runnerImport } from 'vite';
import { sayResult } from './guard/drill/figures.ts';
import type { Result, Shared } from './guard/drill/week.ts';
import { startHouse } from './house.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const seeds = (process.env.SEED ?? '1').split(',').map(Number);
const scale = Number(process.env.SCALE ?? 1);

const folder = [process.env.ARCHIPEL_SHARED, join(import.meta.dirname, '../../shared'), '/work/shared']
	.flatMap((place) => (place ? [join(place, 'data/dev')] : []))
	.find(existsSync);

type Row = { text: string; label: string; sha1: string };

/** The half that the bench of the filter does not learn from either. */
const rowsOf = (file: string, other = false): Row[] =>
	readFileSync(join(folder!, file), 'utf8')
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line) as Row)
		.filter(({ sha1, text }) => Number.parseInt(sha1.slice(2, 4), 16) >= 128 !== other && text.length < 1500);

/** The other half: what a host learned that has run for a while. None of it comes up in the week. */
function taught(): Shared['taught'] {
	const files = [
		'sms_uci_en',
		'sms_uci_fr_mt',
		'comments_youtube',
		'ham_french',
		'mail_spamassassin',
		'chat_tgspam_ru_en'
	];
	return files.flatMap((file) =>
		rowsOf(`${file}.jsonl`, true)
			.slice(0, 500)
			.map(({ text, label }) => ({ text, isSpam: label !== 'ham' }))
	);
}

function sharedTexts(): Shared {
	if (!folder) return { honest: { en: [], fr: [] }, bad: [], taught: [] };
	const [english, french] = [rowsOf('sms_uci_en.jsonl'), rowsOf('sms_uci_fr_mt.jsonl')];
	const tube = rowsOf('comments_youtube.jsonl');
	const ham = (rows: Row[]) => rows.filter(({ label }) => label === 'ham').map(({ text }) => text);
	const spam = (rows: Row[]) => rows.filter(({ label }) => label !== 'ham').map(({ text }) => text);
	return {
		honest: { en: ham(english), fr: [...ham(french), ...ham(rowsOf('ham_french.jsonl')).slice(0, 2000)] },
		bad: [...spam(tube), ...spam(english), ...spam(french)],
		taught: process.env.START === 'fresh' ? [] : taught()
	};
}

async function week(seed: number): Promise<Result> {
	const house = await startHouse({ RATE_LIMITS: 'on' });
	const socketDir = String(house.sql.options.host);
	// Its jobs would run by the clock of this machine, not by that of the week.
	house.rest();
	try {
		const root = join(import.meta.dirname, '..');
		const { module } = await runnerImport<typeof import('./guard/drill/week.ts')>(
			join(root, 'bench/guard/drill/week.ts'),
			{ root, configFile: join(root, 'vite.config.ts'), logLevel: 'error' }
		);
		return await module.runWeek({ seed, scale, socketDir, dataDir: dirname(socketDir), shared: sharedTexts(), say });
	} finally {
		await house.stop();
	}
}

say(folder ? 'one text in five is a real one (../shared/data)' : '../shared/data is absent: all texts are made up');
for (const seed of seeds) {
	say(`seed ${seed}, scale ${scale}`);
	const result = await week(seed);
	if (process.env.OUT) writeFileSync(`${process.env.OUT}-${seed}.json`, JSON.stringify(result.outcomes));
	sayResult(result, say);
}
process.exit(0);
