/**
 * Rules over history: how long a dry run over a million weighed actions takes, whether pages are answered meanwhile, and
 * how long a batch of ten thousand and its undoing take.
 */
import { compileRule } from '../src/guard/rules/compile.ts';
import { parseRule } from '../src/guard/rules/parse.ts';
import { subjectOf } from '../src/guard/rules/samples.ts';
import { type House, startHouse } from './house.ts';
import { middle } from './load.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const goal = (holds: boolean) => (holds ? 'holds' : 'FALLS SHORT');
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const events = Number(process.env.EVENTS ?? 1_000_000);
const house1 = '1'.repeat(22);

const rules = [
	'kind is "polls.poll" and links > 3 and maker.days < 2',
	'kind is "polls.poll" and links > 3 and (words has "streaming" or symbol "links.listed")',
	'words has ("streaming", "casino", "gratuit")',
	'text matches "watch (full )?stream[a-z]+"',
	'count network in 1 day > 3 and words has "streaming"',
	'links >= 0'
];

/** About half a kilobyte each, half of them French; one in a hundred is the campaign. */
async function fillHistory({ sql }: House): Promise<void> {
	await sql`set statement_timeout = 0`;
	await sql`insert into kernel.actor (id, kind) select 'acc' || n, 'account' from generate_series(1, 20000) n`;
	await sql`
		insert into kernel.account (id, name, mail) select 'acc' || n, 'A' || n, 'a' || n || '@example.org'
		from generate_series(1, 20000) n`.catch(() => say('(accounts stay bare: their table asks for more)'));
	await sql`
		insert into kernel.item (id, tool, title, owner, language)
		select 'item' || n, 'polls', 'Poll ' || n, 'acc' || n, 'en' from generate_series(1, 12000) n`;
	for (let from = 0; from < events; from += 100_000) {
		await sql`
			insert into guard.event (at, tool, kind, act, item, actor, place, network, title, body, language, domains, links,
				maker_kind, maker_days, maker_trust, score, verdict, acted, symbols)
			select now() - (${events} - n) * interval '14 seconds', 'polls', case when n % 3 = 0 then 'polls.poll' else 'polls.comment' end,
				'polls.open-poll', case when n % 97 = 0 and n / 97 <= 12000 then 'item' || n / 97 end,
				case when n % 2 = 1 then 'acc' || (n % 20000 + 1) end, 'p' || n % 50000, 'n' || n % 9000, 'Réunion du printemps ' || n,
				repeat(md5(n::text) || ' réunion de l’été à Brest, ', 2 + n % 14) || case when n % 97 = 0 then 'watch streaming' else '' end,
				case when n % 2 = 0 then 'fr' else 'en' end, case when n % 10 = 0 then array['d' || n % 700 || '.example'] else '{}' end,
				case when n % 10 = 0 then n % 7 else 0 end, case when n % 2 = 0 then 'guest' else 'account' end, n % 300,
				(n % 100) / 100.0, 1, 'pass', true,
				case when n % 50 = 0 then '[{"symbol":"links.listed","points":4}]'::jsonb else '[]'::jsonb end
			from generate_series(${from + 1}::int, ${Math.min(from + 100_000, events)}::int) n`;
	}
	await sql`vacuum analyze guard.event`;
}

const queueJob = ({ sql }: House, sweep: string) =>
	sql`select graphile_worker.add_job('guard.sweep', json_build_object('sweep', ${sweep}::text))`;

async function until<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
	for (;;) {
		const found = await look();
		if (found !== undefined) return found;
		await pause(50);
	}
}

/** Asks for a page again and again until told to stop. */
function visitor({ base }: House) {
	const took: number[] = [];
	let isOver = false;
	const visits = (async () => {
		while (!isOver) {
			const started = performance.now();
			await (await fetch(base)).text();
			took.push(performance.now() - started);
			await pause(20);
		}
	})();
	return async () => {
		isOver = true;
		await visits;
		took.sort((one, other) => one - other);
		return { middle: middle(took), p99: took[Math.floor(took.length * 0.99)]! };
	};
}

type Counts = { scanned: number; ms: number; things: { new: number } };

async function lookFor(house: House, id: string, text: string, effect: string | null): Promise<Counts> {
	const { sql } = house;
	const [last] = await sql<{ id: string }[]>`select max(id) as id from guard.event`;
	await sql`
		insert into guard.sweep (id, effect, unit, text, boundary, seed, per_minute, moved_at, by, at)
		values (${id}, ${effect}, ${effect ? 'item' : 'thing'}, ${text}, ${last!.id}, 'seed', 60000, now(), ${house1}, now())`;
	await queueJob(house, id);
	return until(async () => {
		const [row] = await sql<{ counts: Counts | null }[]>`select counts from guard.sweep where id = ${id}`;
		return row?.counts ?? undefined;
	});
}

/** The yardstick: every text read once by the same driver, and nothing done with it. */
async function readAll({ sql }: House): Promise<number> {
	const started = performance.now();
	for (let after = 0; after < events; after += 4000)
		await sql`select id, title, body from guard.event where id > ${after} and id <= ${after + 4000} order by id`;
	return (performance.now() - started) / 1000;
}

async function dryRuns(house: House): Promise<void> {
	const reading = await readAll(house);
	say(`reading every text alone: ${reading.toFixed(1)} s`);
	const quiet = visitor(house);
	await pause(3000);
	const before = await quiet();
	say(`home without a dry run: middle ${before.middle.toFixed(1)} ms, p99 ${before.p99.toFixed(1)} ms`);
	for (const [place, text] of rules.entries()) {
		const busy = visitor(house);
		const [started, used] = [performance.now(), house.processor()];
		const { scanned, things } = await lookFor(house, `dry${place}`, text, null);
		const seconds = (performance.now() - started) / 1000;
		const processor = house.processor() - used;
		const meanwhile = await busy();
		say(
			`${text}\n  ${scanned} actions, ${things.new} things hit: ${seconds.toFixed(1)} s (goal 60: ${goal(seconds <= 60)}), ${processor.toFixed(1)} s of processor with the pages served meanwhile, ${(seconds / reading).toFixed(2)} times a plain reading; home meanwhile: middle ${meanwhile.middle.toFixed(1)} ms, p99 ${meanwhile.p99.toFixed(1)} ms`
		);
	}
}

const stateOf =
	({ sql }: House, id: string, fact: string) =>
	async () =>
		(await sql`select 1 from guard.sweep_fact where sweep = ${id} and fact = ${fact}`).length > 0 ? true : undefined;

async function timed(work: () => Promise<unknown>): Promise<string> {
	const started = performance.now();
	await work();
	return ((performance.now() - started) / 1000).toFixed(1);
}

async function batch(house: House): Promise<void> {
	const { sql } = house;
	const dump = async () => {
		const [row] = await sql<{ sum: string }[]>`
			select md5(string_agg(i::text, e'\n' order by i.id) || coalesce((select string_agg(w::text, e'\n' order by w.item, w.part)
				from kernel.withheld w), '')) as sum from kernel.item i`;
		return row!.sum;
	};
	const before = await dump();
	await sql`update guard.event set kind = 'polls.poll', part = '' where item is not null`;
	const { things } = await lookFor(house, 'batch', 'words has "streaming"', 'items.trash');
	const step = (fact: string) => async () => {
		await sql`insert into guard.sweep_fact (sweep, fact, by, at) values ('batch', ${fact}, ${house1}, now())`;
		await queueJob(house, 'batch');
		await until(stateOf(house, 'batch', fact === 'started' ? 'done' : 'undone'));
	};
	const acting = await timed(step('started'));
	const [done] = await sql<{ count: number }[]>`
		select count(*)::int from guard.sweep_target where sweep = 'batch' and outcome = 'done'`;
	const undoing = await timed(step('undoing'));
	say(
		`a batch of ${things.new} seen, ${done!.count} done (${goal(things.new === done!.count)}) in ${acting} s at 60,000 a minute; undone in ${undoing} s, rows as before: ${goal((await dump()) === before)}`
	);
}

/** Beside the simplest thing one could do: looking for one word in a text already in small letters. */
function oneRule(): void {
	const rule = compileRule(parseRule(rules[1]!));
	const text = 'We meet at the harbour in spring, bring a boat or a friend. '.repeat(8);
	const rate = (work: () => unknown) => {
		const until = performance.now() + 1000;
		let turns = 0;
		while (performance.now() < until) for (let turn = 0; turn < 100; turn++, turns++) work();
		return turns;
	};
	const look = () => rule.hits(subjectOf({ links: 4, text }), () => null);
	rate(look);
	const [one, plain] = [rate(look), rate(() => text.toLowerCase().includes('streaming'))];
	say(`one rule on one text of 480 letters: ${one}/s; a plain search ${plain}/s, ratio ${(one / plain).toFixed(2)}`);
}

oneRule();
const house = await startHouse({ GUARD: 'on' });
try {
	say(`a history of ${events} actions: ${await timed(() => fillHistory(house))} s to make`);
	await dryRuns(house);
	await batch(house);
} finally {
	await house.stop();
}
