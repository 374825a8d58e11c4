import { beforeAll, describe, expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { type Letter, post } from '#kernel/mail/letter.ts';
import { forgetPast, letterById } from '#kernel/mail/store.ts';
import { member } from '../../../tests/accounts.ts';
import { moderator } from '../../../tests/desk.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { Visitor } from '../../../tests/visitor.ts';

openTestHouse();
let ana: Visitor;
let bo: Visitor;

beforeAll(async () => {
	ana = (await moderator('Ana')).visitor;
	bo = await member('Bo', 'bo@example.org');
});

const write = async (rest: Partial<Letter> = {}) =>
	(await post({
		to: 'chloe@example.org',
		language: 'en',
		kind: 'tests.word',
		subject: 'Come and vote',
		text: 'Good morning,\n\nhere it is:\nhttps://tools.example.org/polls/7?a=1&b=2\n<script>alert(1)</script>',
		...rest
	}))!;

describe('The desk', () => {
	test('opens to administrators alone', async () => {
		expect((await new Visitor().ask('/desk')).status).toBe(401);
		expect((await bo.ask('/desk')).status).toBe(403);
		expect((await bo.ask('/desk/outbox')).status).toBe(403);
		const front = await ana.ask('/desk');
		expect(front.status).toBe(200);
		expect(front.text).toContain('href="/desk/outbox"');
	});
});

describe('The outbox', () => {
	test('keeps every letter of a host without a mail server, newest first', async () => {
		await write({ subject: 'Older letter' });
		await write({ subject: 'Newer letter' });
		const { text } = await ana.ask('/desk/outbox');
		expect(text).toContain('No mail server is set');
		expect(text.indexOf('Newer letter')).toBeLessThan(text.indexOf('Older letter'));
	});

	test('shows a letter with its links to follow, and its markup as text', async () => {
		const { text } = await ana.ask(`/desk/outbox/${await write()}`);
		expect(text).toContain('<a href="https://tools.example.org/polls/7?a=1&amp;b=2"');
		expect(text).toContain('&lt;script>alert(1)');
		expect(text).not.toContain('<script>alert');
	});

	test('hands out the files of a letter as files to keep', async () => {
		const attachments = [{ name: 'réunion.ics', type: 'text/calendar', text: 'BEGIN:VCALENDAR', method: 'REQUEST' }];
		const id = await write({ attachments });
		expect((await ana.ask(`/desk/outbox/${id}`)).text).toContain(`/desk/outbox/${id}/files/0`);
		const file = await ana.ask(`/desk/outbox/${id}/files/0`);
		expect(file.text).toBe('BEGIN:VCALENDAR');
		expect(file.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''r%C3%A9union.ics");
		expect((await ana.ask(`/desk/outbox/${id}/files/1`)).status).toBe(404);
		expect((await bo.ask(`/desk/outbox/${id}/files/0`)).status).toBe(403);
	});

	test('takes a letter that was handed over out of those that wait', async () => {
		const id = await write({ subject: 'By hand' });
		expect(await ana.post(`/desk/outbox/${id}`, 'hand-over')).toMatchObject({ status: 303 });
		expect((await letterById(id))!.handedOverAt).toBeInstanceOf(Date);
		expect((await ana.ask('/desk/outbox?state=waiting')).text).not.toContain('By hand');
		expect((await ana.ask('/desk/outbox?state=sent')).text).toContain('By hand');
		expect((await ana.post(`/desk/outbox/${id}`, 'hand-over')).status).toBe(409);
	});

	test('lets nobody but administrators hand a letter over', async () => {
		const id = await write();
		expect((await bo.post(`/desk/outbox/${id}`, 'hand-over')).status).toBe(403);
		expect((await letterById(id))!.handedOverAt).toBeNull();
	});

	test('says why a letter was given up, and tries it again with full patience', async () => {
		const id = await write({ subject: 'Lost' });
		await carrier()`
			update kernel.letter set given_up_at = now(), attempts = 9, problem = '550 No such user here' where id = ${id}`;
		const { text } = await ana.ask(`/desk/outbox/${id}`);
		expect(text).toContain('550 No such user here');
		expect((await ana.ask('/desk/outbox?state=given-up')).text).toContain('Lost');
		await ana.post(`/desk/outbox/${id}`, 'try-again');
		expect(await letterById(id)).toMatchObject({ givenUpAt: null, attempts: 0 });
	});

	test('leaves alone a letter that is leaving just now', async () => {
		const id = await write();
		await carrier()`update kernel.letter set claimed_until = now() + interval '1 minute' where id = ${id}`;
		expect((await ana.post(`/desk/outbox/${id}`, 'hand-over')).status).toBe(409);
	});

	test('pages through all letters without leaving one out', async () => {
		await carrier()`truncate kernel.letter`;
		for (let place = 0; place < 60; place++) await write({ subject: `Letter n${place}.` });
		await carrier()`update kernel.letter set at = date_trunc('hour', at)`;
		const seen = new Set<string>();
		let address: string | undefined = '/desk/outbox';
		let pages = 0;
		while (address) {
			const { text } = await ana.ask(address);
			for (const found of text.matchAll(/Letter n\d+\./g)) seen.add(found[0]);
			address = /href="(\/desk\/outbox\?after=\w+)"/.exec(text)?.[1];
			pages++;
		}
		expect(pages).toBe(3);
		expect(seen.size).toBe(60);
	});

	test('forgets letters that left two weeks ago, and keeps those that wait', async () => {
		const sent = await write();
		const waiting = await write();
		await carrier()`update kernel.letter set at = now() - interval '15 days'`;
		await carrier()`update kernel.letter set sent_at = now() - interval '15 days' where id = ${sent}`;
		await forgetPast();
		expect(await letterById(sent)).toBeUndefined();
		expect(await letterById(waiting)).toBeDefined();
	});
});
