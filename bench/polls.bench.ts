/** Polls under load: pages, votes, a crowd, very large polls, memory, and whether costs stay flat as data grows. */
import { chromium } from 'playwright-core';
import type { Sql } from 'postgres';
import { type House, send, startHello, startHouse } from './house.ts';
import { generator, load, middle, ratioTo } from './load.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const goal = (holds: boolean) => (holds ? 'holds' : 'FALLS SHORT');

const answers = ['yes', 'maybe', 'no'] as const;
const choicesFor = (options: { id: string }[], voter: number) =>
	Object.fromEntries(options.map(({ id }, place) => [id, answers[(voter * 7 + place * place) % 3]]));

type Made = { id: string; url: string; options: { id: string }[] };

async function makePoll({ base }: House, options: number, voters: number): Promise<Made> {
	const labels = Array.from({ length: options }, (_, place) => ({ label: `Option ${place + 1}` }));
	const { body } = await send(base, 'POST', '/polls', { title: 'Spring meeting', kind: 'choice', options: labels });
	for (let voter = 0; voter < voters; voter++) {
		await send(base, 'POST', `/polls/${body.id}/ballots`, {
			name: `Voter ${voter}`,
			choices: choicesFor(body.options, voter)
		});
	}
	return body;
}

/** Copies a poll with its ballots inside the database, many times over. */
async function copies(sql: Sql, from: string, start: string, count: number): Promise<void> {
	const ids = sql`'${sql.unsafe(start)}' || translate(lpad(n::text, ${22 - start.length}, '0'), '0', 'A')`;
	await sql`insert into kernel.item (id, tool, title, owner, language, keep_days, expires_at)
		select ${ids}, tool, title || ' ' || n, owner, language, keep_days, expires_at
		from kernel.item, generate_series(1, ${count}) n where id = ${from}`;
	await sql`insert into polls.poll (item, kind, description, place, zone, method, scale, options, policy, proposals, turn)
		select ${ids}, kind, description, place, zone, method, scale, options, policy, proposals, turn
		from polls.poll, generate_series(1, ${count}) n where item = ${from}`;
	await sql`insert into polls.ballot (item, id, name, choices, turns, actor, at, changed_at)
		select ${ids}, id, name, choices, turns, actor, at, changed_at
		from polls.ballot, generate_series(1, ${count}) n where item = ${from}`;
	await sql`vacuum analyze kernel.item, polls.poll, polls.ballot`;
}

const copyId = (start: string, number: number): string =>
	start +
	String(number)
		.padStart(22 - start.length, '0')
		.replaceAll('0', 'A');

async function pagesAndVotes(house: House, hello: { base: string }): Promise<void> {
	const poll = await makePoll(house, 8, 20);
	const page = await ratioTo({ base: hello.base }, { base: house.base, path: `/polls/${poll.id}` });
	say(
		`poll page, 20 voters × 8 options: ${page.perSecond.toFixed(0)}/s, hello ${page.hello.toFixed(0)}/s, ratio ${page.ratio.toFixed(3)} (goal 0.10: ${goal(page.ratio >= 0.1)}), ${page.failed} failed`
	);
	const polls = await Promise.all(Array.from({ length: 100 }, () => makePoll(house, 8, 0)));
	const post = {
		paths: polls.map(({ id }) => `/api/v1/polls/${id}/ballots`),
		body: JSON.stringify({ name: 'Dov', choices: choicesFor(poll.options, 3) })
	};
	const vote = await ratioTo({ base: hello.base }, { base: house.base, post, connections: 32 });
	say(
		`vote: ${vote.perSecond.toFixed(0)}/s, hello ${vote.hello.toFixed(0)}/s, ratio ${vote.ratio.toFixed(3)} (goal 0.05: ${goal(vote.ratio >= 0.05)}), ${vote.failed} failed`
	);
}

/** 120 people answer one poll within 30 seconds, each at their own moment, each reading the page first. */
async function crowd(house: House): Promise<void> {
	const poll = await makePoll(house, 8, 0);
	const took: number[] = [];
	let failed = 0;
	const voters = Array.from({ length: 120 }, async (_, voter) => {
		await new Promise((resolve) => setTimeout(resolve, (voter / 120) * 29_000 + Math.random() * 500));
		await fetch(`${house.base}/polls/${poll.id}`).then((answer) => answer.text());
		const started = performance.now();
		const { status } = await send(house.base, 'POST', `/polls/${poll.id}/ballots`, {
			name: `Voter ${voter}`,
			choices: choicesFor(poll.options, voter)
		});
		took.push(performance.now() - started);
		if (status !== 201) failed++;
	});
	await Promise.all(voters);
	took.sort((one, other) => one - other);
	const p99 = took[Math.floor(took.length * 0.99)]!;
	say(
		`120 voters in 30 s on one poll: ${failed} failed, median ${middle(took).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (goal 150: ${goal(failed === 0 && p99 < 150)})`
	);
}

const days = (count: number): string[] =>
	Array.from({ length: count }, (_, place) => new Date(Date.UTC(2027, 0, 4 + place)).toISOString().slice(0, 10));

async function hugePoll(house: House): Promise<void> {
	const options = days(260).flatMap((day) =>
		Array.from({ length: 26 }, (_, hour) => ({ day, text: `${8 + (hour >> 1)}:${hour % 2 ? '30' : '00'}` }))
	);
	const { status, body } = await send(house.base, 'POST', '/polls', {
		title: 'A year of hours',
		kind: 'date',
		options,
		settings: { zone: 'Europe/Paris' }
	});
	if (status !== 201) throw new Error(`The huge poll was refused: ${JSON.stringify(body).slice(0, 300)}`);
	const path = `${house.base}/polls/${body.id}`;
	const served: number[] = [];
	for (let turn = 0; turn < 5; turn++) {
		const started = performance.now();
		await (await fetch(`${path}?turn=${turn}`)).text();
		served.push(performance.now() - started);
	}
	say(`poll of ${options.length} options, served: ${middle(served).toFixed(0)} ms`);
	const browser = await chromium.launch({
		executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
		args: [
			'--headless',
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync'
		]
	});
	const opened: number[] = [];
	for (let turn = 0; turn < 3; turn++) {
		const page = await browser.newPage();
		const started = performance.now();
		await page.goto(path, { waitUntil: 'load' });
		await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
		opened.push(performance.now() - started);
		await page.close();
	}
	await browser.close();
	say(
		`poll of ${options.length} options, opened in Chromium: ${middle(opened).toFixed(0)} ms (goal 1000: ${goal(middle(opened) < 1000)})`
	);
}

async function wideGrid(house: House): Promise<void> {
	const poll = await makePoll(house, 25, 150);
	const took: number[] = [];
	for (let turn = 0; turn < 21; turn++) {
		const started = performance.now();
		// A question of its own each time, so that no kept page answers.
		await (await fetch(`${house.base}/polls/${poll.id}?turn=${turn}`)).text();
		took.push(performance.now() - started);
	}
	say(`150 voters × 25 options, rendered: ${middle(took).toFixed(1)} ms (goal 60: ${goal(middle(took) < 60)})`);
}

async function growth(house: House): Promise<void> {
	const poll = await makePoll(house, 8, 20);
	const visit = async (start: string, count: number) => {
		const took: number[] = [];
		for (let turn = 0; turn < 400; turn++) {
			const started = performance.now();
			await (await fetch(`${house.base}/polls/${copyId(start, 1 + ((turn * 7919) % count))}?turn=${turn}`)).text();
			took.push(performance.now() - started);
		}
		return middle(took);
	};
	await copies(house.sql, poll.id, 'few', 100);
	const few = await visit('few', 100);
	await copies(house.sql, poll.id, 'some', 10_000);
	for (let turn = 1; turn <= 10_000; turn += 10)
		await (await fetch(`${house.base}/polls/${copyId('some', turn)}`)).text();
	await load({ base: house.base, path: `/polls/${poll.id}`, seconds: 3 });
	const memory = house.memory();
	say(
		`memory of the Node process with 10,000 polls × 20 votes: ${memory.toFixed(0)} MB (goal 260: ${goal(memory < 260)})`
	);
	await copies(house.sql, poll.id, 'many', 90_000);
	const many = await visit('many', 90_000);
	say(
		`a page with 100 polls: ${few.toFixed(2)} ms; with 100,000: ${many.toFixed(2)} ms; ratio ${(many / few).toFixed(2)}`
	);
	for (const query of [
		`select * from kernel.item where id = '${copyId('many', 5)}'`,
		`select * from polls.poll where item = '${copyId('many', 5)}'`,
		`select * from polls.ballot where item = '${copyId('many', 5)}' order by at, id`
	]) {
		const plan = await house.sql.unsafe(`explain (costs off) ${query}`);
		say(`  ${query}\n    ${plan.map((row) => row['QUERY PLAN']).join('\n    ')}`);
	}
}

say(`load by ${generator}`);
const hello = await startHello();
// A hundred polls of the same words from a hundred strangers are what the guard is there for: here it judges, and lets be.
const house = await startHouse({ GUARD: 'shadow' });
try {
	await pagesAndVotes(house, hello);
	await crowd(house);
	await wideGrid(house);
	await hugePoll(house);
	await growth(house);
} finally {
	hello.stop();
	await house.stop();
}
