import { expect, test } from 'vitest';
import { newGuest } from '#kernel/accounts/actor.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { search } from '#kernel/search/search.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { Visitor } from '../../../tests/visitor.ts';
import { addText } from './actions.ts';
import { settleNow } from './keeping/settling.ts';
import { review } from './review.ts';
import { padOf } from './trial.ts';

openTestHouse({ GUARD: 'off' });

test('what was written is weighed in the name of who wrote, found by the search, and counted', async () => {
	const [ana, bo] = [newGuest(), newGuest()];
	const pad = await padOf(ana);
	await perform(
		addText,
		{ pad, text: 'We meet at the lighthouse, and somebody brings the keys.' },
		{ ...houseCaller, actor: bo }
	);
	await settleNow(pad);
	expect((await search('lighthouse', ana)).found.map(({ id }) => id)).toEqual([pad]);
	const [item] = await carrier()`select bytes::int from kernel.item where id = ${pad}`;
	expect(item!.bytes).toBeGreaterThan(50);
	const [line] = await carrier()`select actor from kernel.activity where item = ${pad} and act = 'pads.settle'`;
	expect(line!.actor).toBe(bo.id);
	expect(await review.show(pad, '')).toMatchObject({ kind: 'pad', title: 'Minutes', maker: ana.id });
	await settleNow(pad);
});

test('without a script one reads the text, adds at the end, and takes it along', async () => {
	const [ana, bo] = [new Visitor(), new Visitor()];
	const made = await ana.post('/pads/new', 'make', { title: 'Picnic', keepDays: '30' });
	expect(made.status).toBe(303);
	const path = made.location!.split('?')[0]!;
	expect((await ana.ask(made.location!)).text).toContain('Your pad is ready');
	const added = await bo.post(path, 'add', { text: '# Who brings what\n\n- Bread & butter', name: 'Bo' });
	expect(added.status).toBe(303);
	const page = await bo.ask(path);
	expect(page.text).toContain('<h2>Who brings what</h2>');
	expect(page.text).toContain('Bread &amp; butter');
	expect((await bo.ask(`${path}/text.md`)).text).toBe('# Who brings what\n\n- Bread & butter\n');
	expect((await bo.ask(`${path}/text.txt`)).text).toBe('Who brings what\n\n- Bread & butter\n');
	expect((await bo.ask(`${path}/text.html`)).text).toContain('<li><p>Bread &amp; butter</p></li>');
	expect((await bo.ask(`${path}/links`)).status).toBe(403);
	expect((await ana.ask(`${path}/links`)).text).toContain('The link to keep');
	for (const [verb, fields] of [
		['about', { title: 'Our picnic', visibility: 'link', language: 'en' }],
		['life', { keepDays: '7' }],
		['writing', { writers: 'key' }]
	] as const) {
		const changed = await ana.post(`${path}/settings`, verb, fields);
		expect(changed.status, changed.text).toBe(303);
	}
	expect((await bo.post(path, 'add', { text: 'No' })).status).toBe(403);
	const read = await bo.ask(path);
	expect(read.text).toContain('Our picnic');
	expect(read.text).not.toContain('Add at the end');
	const links = (await ana.ask(`${path}/links`)).text;
	const write = /http[^"]+\/key\/[\w-]+/.exec(links)![0].replace(/^https?:\/\/[^/]+/, '');
	const opened = await bo.ask(write);
	if (opened.location?.endsWith('?again')) await bo.ask(opened.location);
	expect((await bo.post(path, 'add', { text: 'Yes' })).status).toBe(303);
});

test('programs make, read and write pads', async () => {
	const program = new Visitor();
	const ask = async (path: string, method = 'GET', body?: object) => {
		const answer = await program.ask(`/api/v1${path}`, {
			method,
			headers: { 'content-type': 'application/json' },
			body: body && JSON.stringify(body)
		});
		return { status: answer.status, body: answer.text ? JSON.parse(answer.text) : null };
	};
	const made = await ask('/pads', 'POST', { title: 'From a program', text: '# Hello' });
	expect(made.status).toBe(201);
	expect((await ask(`/pads/${made.body.id}/text`, 'POST', { text: 'More' })).status).toBe(204);
	expect((await ask(`/pads/${made.body.id}`)).body).toMatchObject({
		title: 'From a program',
		text: '# Hello\n\nMore\n'
	});
	expect((await ask(`/pads/${made.body.id}?as=html`)).body.text).toContain('<h2>Hello</h2>');
});
