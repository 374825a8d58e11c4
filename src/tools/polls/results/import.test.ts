import { expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { ask, labels, pollOf } from './trial.ts';

openTestHouse();

const french = `"","16/05/2026","16/05/2026","17/05/2026",\n"","8h-10h","soir","-",\n"Ana","Oui","Si nécessaire","Non",\n"Dov","Inconnu","","Oui",\n`;
const choice = `"","Pain","Vin",\n"Ana","Oui","Oui",\n"Dov","Oui","Non",\n`;

type Shown = {
	ballots: { name: string; choices: Record<string, string> }[];
	options: { label?: string }[];
	open: boolean;
};
const shown = async (id: string): Promise<Shown> => (await (await ask('GET', `/polls/${id}`)).json()) as Shown;
const bring = async (body: object) => {
	const answer = await ask('POST', '/polls/imports', body);
	return {
		status: answer.status,
		body: (await answer.json()) as { id: string; manageKey: string; errors?: { field: string }[] }
	};
};
const polls = async () => (await carrier()`select 1 from polls.poll`).length;

test('a Framadate CSV becomes a poll with its voters', async () => {
	const { status, body } = await bring({ text: french, title: 'Répétition', zone: 'Europe/Paris' });
	expect(status).toBe(201);
	const { ballots, options } = await shown(body.id);
	expect(options).toMatchObject([
		{ start: '2026-05-16T06:00:00.000Z', end: '2026-05-16T08:00:00.000Z' },
		{ day: '2026-05-16', text: 'soir' },
		{ day: '2026-05-17' }
	]);
	expect(ballots.map(({ name, choices }) => ({ name, choices }))).toEqual([
		{ name: 'Ana', choices: { 1: 'yes', 2: 'maybe', 3: 'no' } },
		{ name: 'Dov', choices: { 3: 'yes' } }
	]);
});

test('seats go in the order of the file, and the next voter comes after', async () => {
	const { body } = await bring({ text: choice, title: 'Courses' });
	await ask('POST', `/polls/${body.id}/ballots`, { name: 'Eve', choices: { 1: 'yes' } });
	const rows = await carrier()<{ name: string; turns: Record<string, number> }[]>`
		select name, turns from polls.ballot where item = ${body.id} order by (turns->>'1')::int`;
	expect(rows.map(({ name }) => name)).toEqual(['Ana', 'Dov', 'Eve']);
});

test('a file with faults names their cells, and makes nothing', async () => {
	const before = await polls();
	const { status, body } = await bring({
		text: choice.replace('"Dov","Oui"', '"","Peut-être bien"'),
		title: 'Courses'
	});
	expect(status).toBe(422);
	expect(body.errors).toMatchObject([
		{ field: 'A3', code: 'polls.empty-cell' },
		{ field: 'B3', code: 'polls.not-an-answer' }
	]);
	expect(await polls()).toBe(before);
});

test.each([
	['', 'text'],
	['{"format":"archipel.poll"', 'file'],
	[`{"a":${'['.repeat(1000)}${']'.repeat(1000)}}`, 'file'],
	['{"format":"archipel.poll","version":2}', 'version'],
	[
		'{"format":"archipel.poll","version":1,"poll":{"title":"A","kind":"choice","options":[{"id":"1"}]}}',
		'poll.options[0].label'
	],
	[
		'{"format":"archipel.poll","version":1,"poll":{"title":"A","kind":"choice","options":[{"id":"1","label":"B"}]},"ballots":[{"name":"Ana","choices":{"2":"yes"}}]}',
		'ballots[0].choices.2'
	],
	[
		'{"format":"archipel.poll","version":1,"poll":{"title":"A","kind":"choice","options":[{"id":"1","label":"B"}]},"ballots":[{"name":"Ana","choices":{"1":"excellent"}}]}',
		'ballots[0].choices.1'
	],
	['hello', 'file'],
	['a,b\n"c', 'file']
])('what is no poll is refused with the place named: %s', async (text, field) => {
	const { status, body } = await bring({ text, title: 'A' });
	expect(status).toBe(422);
	expect(body.errors!.map((fault) => fault.field)).toContain(field);
});

test('a poll leaves as JSON and comes back the same, seats, comments, decision and all', async () => {
	const made = await pollOf(
		{
			title: 'Outing',
			options: [
				{ label: 'Boat', capacity: 1 },
				{ label: 'Bus', text: '**slow**', link: 'https://example.org/' }
			],
			settings: { description: 'By the sea', maxYes: 2, names: 'hidden' }
		},
		[
			['Ana', { 1: 'yes', 2: 'maybe' }],
			['Bo', { 1: 'yes', 2: 'no' }]
		]
	);
	await ask('PUT', `/polls/${made.id}/decision`, { options: ['2'], message: 'Bring a coat.' }, made.manageKey);
	const away = (await (await ask('GET', `/polls/${made.id}/results.json`, undefined, made.manageKey)).json()) as object;
	const { status, body } = await bring({ document: away });
	expect(status).toBe(201);
	const again = (await (
		await ask('GET', `/polls/${body.id}/results.json`, undefined, body.manageKey)
	).json()) as object;
	const bare = (document: object) =>
		JSON.parse(JSON.stringify({ ...document, source: '', exportedAt: '' }), (key, value) =>
			key === 'decision' ? { ...value, at: '' } : value
		);
	expect(bare(again)).toEqual(bare(away));
	expect((await shown(body.id)).open).toBe(false);
});

test('a file that hides names comes back with numbers in their place', async () => {
	const made = await pollOf({ options: labels('Boat'), settings: { names: 'hidden' } }, [['Ana', { 1: 'yes' }]]);
	const away = (await (await ask('GET', `/polls/${made.id}/results.json`)).json()) as object;
	const { body } = await bring({ document: away });
	const owned = (await (await ask('GET', `/polls/${body.id}`, undefined, body.manageKey)).json()) as Shown;
	expect(owned.ballots).toMatchObject([{ name: '#1' }]);
});

test('5,000 voters come over at once, one more is refused', { timeout: 60_000 }, async () => {
	const rows = Array.from({ length: 5_000 }, (_, at) => `"Voter ${at}","Oui","Non",`);
	const text = `"","Pain","Vin",\n${rows.join('\n')}\n`;
	const { status, body } = await bring({ text, title: 'All of them' });
	expect(status).toBe(201);
	const [counted] = await carrier()<{ count: number }[]>`
		select count(*)::int as count from polls.ballot where item = ${body.id}`;
	expect(counted!.count).toBe(5_000);
	expect((await bring({ text: `${text}"Voter","Oui","Non",\n"Two","Oui","Oui",\n`, title: 'More' })).status).toBe(422);
});

const unsure = `"","03/04/2026","05/04/2026",\n"","-","-",\n"Ana","1","0",\n`;

const send = (visitor: Visitor, verb: string, fields: Record<string, string | File>) => {
	const form = new FormData();
	form.set('verb', verb);
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	return visitor.ask('/polls/import', { method: 'POST', body: form, headers: { 'sec-fetch-site': 'same-origin' } });
};

test('a person chooses a file, says how its days are read, looks, and makes the poll, without a script', async () => {
	const visitor = new Visitor();
	const first = await send(visitor, 'look', { file: new File([unsure], 'sortie_mai.csv'), zone: 'Europe/Paris' });
	expect(first.text).toContain('How is the date 03/04/2026 to be read?');
	expect(first.text).toContain('name="text" value="&quot;&quot;,');
	const second = await send(visitor, 'look', {
		text: unsure,
		title: 'sortie mai',
		zone: 'Europe/Paris',
		dayOrder: 'mdy'
	});
	expect(second.text).toMatch(/Wednesday,? 4 March 2026/);
	expect(second.text).toContain('value="sortie mai"');
	const fields = { text: unsure, title: 'Sortie', zone: 'Europe/Paris', dayOrder: 'mdy' };
	const made = await send(visitor, 'import', fields);
	expect(made.status).toBe(303);
	expect((await visitor.ask(made.location!)).status).toBe(200);
	const results = made.location!.replace('/made', '/results');
	expect((await visitor.ask(results)).text).toContain('Show this poll on another site');
});

test('a file that is empty, or larger than a poll, says so in words', async () => {
	const visitor = new Visitor();
	const look = async (text: string) =>
		(await send(visitor, 'look', { file: new File([text], 'choix.csv'), zone: 'UTC' })).text;
	expect(await look('')).toContain('This file is empty.');
	const ideas = Array.from({ length: 1_001 }, (_, place) => `"Idea ${place}"`);
	expect(await look(`"",${ideas.join(',')},\r\n"Ana","Yes",\r\n`)).toContain('A poll holds 1000 options at most.');
});

test('a table from elsewhere is told how it comes in, and comes in that way', async () => {
	const rows = 'Sat 12 Dec,Sun 13 Dec 18:00 - 19:00\nAna,Yes,No\nBo,If need be,Yes\n';
	const look = async (text: string) =>
		(await send(new Visitor(), 'look', { file: new File([text], 'outing.csv'), zone: 'UTC' })).text;
	expect(await look(`Participants (2),${rows}`)).toContain('the first cell empty');
	expect(await look(`,${rows}`)).toContain('2 people answered');
});

test('what stands in a file reaches the screen as text only', async () => {
	const evil = `"","<img src=x onerror=alert(1)>","Vin",\n"<script>alert(1)</script>","Oui","Non",\n`;
	const { text } = await send(new Visitor(), 'look', { file: new File([evil], '"><b>.csv') });
	expect(text).not.toMatch(/<img src=x|<script>alert|"><b>/);
	expect(text).toContain('&lt;img src=x');
});
