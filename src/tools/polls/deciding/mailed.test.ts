import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openMailServer, senderTo } from '#kernel/mail/trial.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { call, forgetLetters, invite, lettersOf, makePoll, readCalendar } from './trial.ts';

openTestHouse();

test('a mail program finds the invitation and its cancellation in the letters that arrive', async () => {
	const poll = await makePoll();
	await invite(poll.id, 'dov@asso.example', 'Dov "the\r\nBcc: eve@asso.example" B');
	const server = await openMailServer();
	const sender = senderTo(server.url);
	try {
		await call('PUT', `/polls/${poll.id}/decision`, { options: ['2'] }, poll.manageKey);
		await sender.send();
		await call('DELETE', `/polls/${poll.id}/decision`, undefined, poll.manageKey);
		await sender.send();
		const read = server.arrived.map(({ attachments }) => {
			const part = attachments.find(({ mimeType }) => mimeType === 'text/calendar');
			const text = typeof part!.content === 'string' ? part!.content : new TextDecoder().decode(part!.content);
			return readCalendar(text);
		});
		expect(read).toMatchObject([
			{ method: 'REQUEST', events: [{ uid: `${poll.id}-2@localhost`, sequence: 0, start: '2030-10-27T19:00:00Z' }] },
			{ method: 'CANCEL', events: [{ uid: `${poll.id}-2@localhost`, sequence: 1, status: 'CANCELLED' }] }
		]);
		for (const raw of server.raw) {
			expect(raw).toMatch(/content-type: text\/calendar;[^\n]*(\n[ \t][^\n]*)*method=(REQUEST|CANCEL)/i);
			expect(raw).not.toMatch(/^bcc:/im);
			expect(raw).toMatch(/^list-unsubscribe:/im);
		}
	} finally {
		await sender.stop();
		await server.close();
	}
});

const khalSettings = (folder: string): string => `[calendars]
[[mine]]
path = ${folder}
[locale]
local_timezone = Europe/Paris
default_timezone = Europe/Paris
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
`;

test.runIf(existsSync('/usr/bin/khal'))('another calendar program reads what we write', async () => {
	const poll = await makePoll();
	await invite(poll.id, 'dov@asso.example', 'Dov');
	await forgetLetters();
	await call('PUT', `/polls/${poll.id}/decision`, { options: ['1', '2', '3', '4'] }, poll.manageKey);
	const folder = mkdtempSync(join(tmpdir(), 'archipel-khal-'));
	try {
		const letters = (await lettersOf('polls.decided')).map(({ attachments }) => attachments[0]!.text);
		const file = (await new Visitor().ask(`/polls/${poll.id}/decision.ics`)).text;
		writeFileSync(join(folder, 'config'), khalSettings(folder));
		const print = (text: string) => {
			const path = join(folder, 'read.ics');
			writeFileSync(path, text);
			const asked = [
				'-c',
				join(folder, 'config'),
				'printics',
				'--format',
				'{start-long} {end-long} {title} {location} {status}',
				path
			];
			const { stdout, status } = spawnSync('/usr/bin/khal', asked, {
				env: { HOME: folder, LANG: 'C.UTF-8', PATH: process.env.PATH },
				encoding: 'utf8'
			});
			expect(status).toBe(0);
			return stdout.split('\n').filter((line) => line.includes('General meeting'));
		};
		expect(letters.flatMap(print)).toHaveLength(4);
		const lines = print(file).join('\n');
		expect(lines).toContain('2030-10-26 20:00 2030-10-26 22:00 General meeting');
		expect(lines).toContain('2030-10-27 20:00 2030-10-27 22:00 General meeting');
		expect(lines).toContain('2030-11-02 2030-11-02 General meeting');
		expect(lines).toContain('General meeting (evening)');
		expect(lines).toContain('Town hall; room 2');
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});

test('a form sent twice decides once, and one that saw an older decision is told so', async () => {
	const poll = await makePoll();
	await invite(poll.id, 'dov@asso.example');
	const owner = new Visitor();
	let answer = await owner.ask(`/polls/${poll.id}/key/${poll.manageKey}`);
	while (answer.location) answer = await owner.ask(answer.location);
	await forgetLetters();
	const press = (option: string, seen = '') =>
		owner.post(`/polls/${poll.id}/decide`, 'decide', { [`options[${option}]`]: option, letters: 'on', seen });
	expect((await Promise.all([press('1'), press('1')])).map(({ status }) => status)).toEqual([303, 303]);
	expect(await lettersOf('polls.decided')).toHaveLength(1);
	const late = await press('2');
	expect([late.status, late.text.includes('Somebody else decided meanwhile')]).toEqual([409, true]);
	expect((await press('2', '0')).status).toBe(303);
	expect(await lettersOf('polls.decided')).toHaveLength(2);
	expect((await owner.post(`/polls/${poll.id}/decide`, 'cancel')).location).toContain('done=undecided');
	expect((await owner.post(`/polls/${poll.id}/decide`, 'decide', { letters: 'on' })).status).toBe(422);
	expect((await owner.post(`/polls/${poll.id}/decide`, 'reopen')).location).toContain('done=reopened');
});
