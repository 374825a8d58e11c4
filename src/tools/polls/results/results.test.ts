import { expect, test } from 'vitest';
import { openTestHouse } from '../../../../tests/house.ts';
import { tennessee } from '../counting/published.ts';
import { labels, pollOf, read } from './trial.ts';

openTestHouse();

const plain = (html: string): string =>
	html
		.replace(/<(script|style|head)[\s\S]*?<\/\1>/g, ' ')
		.replace(/<[^>]+>/g, ' ')
		.replaceAll('&quot;', '"')
		.replaceAll('&lt;', '<')
		.replaceAll('&amp;', '&')
		.replace(/\s+/g, ' ');

const textOf = async (path: string, language?: string): Promise<string> =>
	plain(await (await read(path, language)).text());

const three: [string, Record<string, 'yes' | 'maybe' | 'no'>][] = [
	['Ana', { 1: 'yes', 2: 'no' }],
	['Bo', { 1: 'yes', 2: 'maybe' }],
	['Dov', { 1: 'no', 2: 'yes' }]
];

test('the page says who is ahead, with how many answers, and how it is counted', async () => {
	const { id } = await pollOf({ options: labels('Harbour', 'Hall') }, three);
	const text = await textOf(`/polls/${id}/results`);
	expect(text).toContain('3 people answered. The poll is still open.');
	expect(text).toContain('Harbour is ahead 2 yes, 0 if need be, 1 no');
	expect(text).toContain('With as many yes, the option with more “yes” and “if need be” together comes first');
	expect(text).toContain('Option Place Yes If need be No Not answered Harbour 1 2 0 1 0 Hall 2 1 1 1 0');
	expect(await textOf(`/polls/${id}/results`, 'fr')).toContain('Harbour : en tête pour l’instant');
});

test('hours say on whose clocks they are, days need not', async () => {
	const settings = { zone: 'Europe/Paris' };
	const hours = await pollOf({ kind: 'date', options: [{ day: '2027-05-12', text: '18h-20h' }], settings });
	expect(await textOf(`/polls/${hours.id}/results`)).toContain('Times are those of Paris.');
	const days = await pollOf({ kind: 'date', options: [{ day: '2027-05-12' }], settings });
	expect(await textOf(`/polls/${days.id}/results`)).not.toContain('Times are those');
});

test('bars are told apart by weave as well as by colour, without a style written in the page', async () => {
	const { id } = await pollOf({ options: labels('Harbour', 'Hall') }, three);
	const html = await (await read(`/polls/${id}/results`)).text();
	expect(html).not.toContain('style=');
	expect(html).toMatch(/<rect class="bar-part yes" x="0%" width="66.67%"/);
	expect(html).toMatch(/<rect class="bar-part no" [^>]*fill="url\(#weave-no\)"/);
	expect(html).toContain('<pattern id="weave-maybe"');
});

const places = Object.fromEntries(tennessee.options.map((city, at) => [city, String(at + 1)]));
const ranked = tennessee.ballots.map((ballot, at): [string, Record<string, number>] => [
	`Voter ${at}`,
	Object.fromEntries(Object.entries(ballot).map(([city, rank]) => [places[city]!, rank!]))
]);

test('a run-off shows its rounds: Tennessee elects Knoxville in three', async () => {
	const { id } = await pollOf({ options: labels(...tennessee.options), settings: { method: 'run-off' } }, ranked);
	const text = await textOf(`/polls/${id}/results`);
	expect(text).toContain('Knoxville is ahead 58 votes');
	expect(text).toContain('Round 1 Memphis 42 votes Nashville 26 votes Knoxville 17 votes Chattanooga 15 votes');
	expect(text).toContain('Chattanooga leaves. These votes go on: 15 to Knoxville.');
	expect(text).toContain('Round 3 Knoxville 58 votes Memphis 42 votes');
	expect(text).not.toContain('Round 4');
});

test('Schulze shows duels and paths: Nashville wins all three', async () => {
	const { id } = await pollOf({ options: labels(...tennessee.options), settings: { method: 'schulze' } }, ranked);
	const text = await textOf(`/polls/${id}/results`);
	expect(text).toContain('Nashville is ahead 3 duels won, 0 lost');
	expect(text).toContain('Option Chattanooga Knoxville Memphis Nashville Chattanooga – 83 (wins) 58 (wins) 32');
	expect(text).toContain('Strongest paths');
});

test('scores, dots, approval and grades each say their own figures', async () => {
	const options = labels('Roof', 'Party');
	const pages = await Promise.all(
		(
			[
				[
					'score',
					[
						{ 1: 5, 2: 2 },
						{ 1: 0, 2: 4 }
					],
					'Party is ahead 6 points, 3 on average'
				],
				['dots', [{ 1: 3, 2: 2 }, { 2: 1 }], '3 dots, from 2 voters'],
				['approval', [{ 1: 'yes' }, { 1: 'yes', 2: 'no' }], 'Roof is ahead 2 people in favour'],
				[
					'majority-judgment',
					[
						{ 1: 'good', 2: 'reject' },
						{ 1: 'fair', 2: 'excellent' }
					],
					'Roof is ahead middle grade: Fairly good'
				]
			] as const
		).map(async ([method, ballots, said]) => {
			const voters = ballots.map((choices, at): [string, Record<string, never>] => [`V${at}`, choices as never]);
			const { id } = await pollOf({ options, settings: { method } }, voters);
			return { said, text: await textOf(`/polls/${id}/results`) };
		})
	);
	for (const { said, text } of pages) expect(text).toContain(said);
});

test('options that nobody can tell apart are named together', async () => {
	const { id } = await pollOf({ options: labels('Harbour', 'Hall') }, [['Ana', { 1: 'yes', 2: 'yes' }]]);
	expect(await textOf(`/polls/${id}/results`)).toContain('Harbour and Hall are level at the top Each: 1 yes');
});

test('of options level in duels, each unlike the other, no figure is said of both', async () => {
	const options = labels('Playtime', 'Turtle', 'Gleaners', 'Paterson');
	const orders = [0, 1, 2, 3, 4, 5].map((voter): [string, Record<string, number>] => [
		`V${voter}`,
		Object.fromEntries([0, 1, 2, 3].map((place) => [place + 1, ((voter + place) % 4) + 1]))
	]);
	const { id } = await pollOf({ options, settings: { method: 'schulze' } }, orders);
	const text = await textOf(`/polls/${id}/results`);
	expect(text).toContain('Playtime and Paterson are level at the top');
	expect(text).not.toContain('Each:');
});

test('results that are not shown yet give away nothing', async () => {
	const { id } = await pollOf({ options: labels('Harbour', 'Hall'), settings: { results: 'after-close' } }, three);
	const html = await (await read(`/polls/${id}/results`)).text();
	expect(plain(html)).toContain('The results show when the poll closes.');
	for (const hidden of ['Ana', 'is ahead', 'class="bar"', 'results.csv']) expect(html).not.toContain(hidden);
	expect((await read(`/polls/${id}/results.csv`)).status).toBe(403);
	expect((await read(`/api/v1/polls/${id}/results.json`)).status).toBe(403);
	const frame = await (await read(`/polls/${id}/embed?show=results`)).text();
	expect(plain(frame)).not.toMatch(/ahead|yes, /);
});

test('the seats taken and the people waiting stand in the table', async () => {
	const { id } = await pollOf({ options: labels('Boat', 'Bus'), settings: { capacity: 1 } }, three);
	expect(await textOf(`/polls/${id}/results`)).toContain('Boat 1 2 0 1 0 1 of 1, 1 waiting');
});

test('a poll in the frame of another site sets no cookie, runs anywhere, and opens in a tab of its own', async () => {
	const { id } = await pollOf({ title: '"><script>', options: labels('Harbour', 'Hall') }, three);
	const answer = await read(`/polls/${id}/embed?show=results`);
	expect(answer.headers.get('content-security-policy')).toContain('frame-ancestors *');
	expect(answer.headers.get('set-cookie')).toBeNull();
	const html = await answer.text();
	expect(html).toContain(`href="http://localhost:3000/polls/${id}" target="_blank"`);
	expect(html).not.toContain('<form');
	expect(html).not.toContain('"><script>');
	const page = await read(`/polls/${id}/results`);
	expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});

test('150 voters and 25 options cost less than 60 ms', { timeout: 60_000 }, async () => {
	const options = labels(...Array.from({ length: 25 }, (_, at) => `Option ${at + 1}`));
	const answers = ['yes', 'no', 'maybe'] as const;
	const voters = Array.from({ length: 150 }, (_, voter): (typeof three)[number] => [
		`Voter ${voter}`,
		Object.fromEntries(options.map((_, at) => [at + 1, answers[(voter * 7 + at) % 3]!]))
	]);
	const { id } = await pollOf({ options }, voters);
	const page = `/polls/${id}/results`;
	for (let turn = 0; turn < 5; turn++) await (await read(`${page}?warm=${turn}`)).text();
	// Processor time: what others do on this machine meanwhile is not ours.
	const before = process.cpuUsage();
	for (let turn = 0; turn < 10; turn++) await (await read(`${page}?turn=${turn}`)).text();
	const { user, system } = process.cpuUsage(before);
	expect((user + system) / 10 / 1_000).toBeLessThan(60);
});

test('20 voters and 6,760 options stay a page that a browser opens', { timeout: 60_000 }, async () => {
	const options = Array.from({ length: 6_760 }, (_, at) => ({
		start: new Date(Date.UTC(2026, 0, 1) + at * 3_600_000).toISOString()
	}));
	const choices = Object.fromEntries(options.map((_, at) => [at + 1, at % 3 ? ('yes' as const) : ('no' as const)]));
	const { id } = await pollOf(
		{ kind: 'date', options },
		Array.from({ length: 20 }, (_, at): (typeof three)[number] => [`Voter ${at}`, choices])
	);
	const html = await (await read(`/polls/${id}/results`)).text();
	expect(html.length).toBeLessThan(400_000);
	expect(plain(html)).toContain('The first 500 of 6760 options. The files hold all of them.');
});
