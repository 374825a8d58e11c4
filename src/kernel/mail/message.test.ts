import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestHouse } from '../../../tests/house.ts';
import { carrier } from '../database/connection.ts';
import { learnKinds } from './kinds.ts';
import { type Letter, post } from './letter.ts';
import { claimOf, refuseLetters } from './refusals.ts';
import type { Sender } from './sender.ts';
import { type MailServer, openMailServer, senderTo } from './trial.ts';

openTestHouse({ BASE_URL: 'https://tools.example.org' });
learnKinds([{ id: 'tests.news', refusable: true }]);
let server: MailServer;
let sender: Sender;

beforeAll(async () => {
	server = await openMailServer();
	sender = senderTo(server.url);
});
afterAll(async () => {
	await sender.stop();
	await server.close();
});
beforeEach(async () => {
	await carrier()`truncate kernel.letter, kernel.sending`;
	server.arrived.length = 0;
	server.raw.length = 0;
});

const letter = (rest: Partial<Letter> = {}): Letter => ({
	to: 'ana@example.org',
	language: 'fr',
	kind: 'tests.word',
	subject: 'Réunion d’été',
	text: 'Bonjour Ana,\n\nvoici le lien :\nhttps://tools.example.org/polls/7?a=1&b=2.\n\nÀ bientôt',
	...rest
});

async function delivered(wanted: Letter) {
	await post(wanted);
	await sender.send();
	return { mail: server.arrived.at(-1)!, raw: server.raw.at(-1)! };
}

const headerOf = (mail: { headers: { key: string; value: string }[] }, key: string) =>
	mail.headers.filter((header) => header.key === key).map(({ value }) => value);

test('a letter comes as plain text and as HTML with links to follow, and fetches nothing', async () => {
	const { mail } = await delivered(letter());
	expect(mail.text!.trim()).toBe(letter().text);
	expect(mail.html).toContain('<a href="https://tools.example.org/polls/7?a=1&amp;b=2">');
	expect(mail.html).not.toMatch(/<img|src=|url\(|<link/);
	expect(mail.subject).toBe('Réunion d’été');
});

test('markup in a letter is shown as text', async () => {
	const { mail } = await delivered(letter({ text: '<script>alert(1)</script> & <b>"x"</b>' }));
	expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;&quot;x&quot;');
	expect(mail.html).not.toContain('<script>');
});

test('a letter says that a program wrote it, so that holiday answers stay away', async () => {
	const { mail } = await delivered(letter());
	expect(headerOf(mail, 'auto-submitted')).toEqual(['auto-generated']);
	expect(headerOf(mail, 'date')).toHaveLength(1);
	expect(headerOf(mail, 'list-unsubscribe')).toEqual([]);
	expect(headerOf(mail, 'precedence')).toEqual([]);
});

test('a letter of a kind that can be refused bears the link for it, in its headers and at its foot', async () => {
	const { mail } = await delivered(letter({ kind: 'tests.news' }));
	const [link] = headerOf(mail, 'list-unsubscribe');
	expect(link).toMatch(/^<https:\/\/tools\.example\.org\/notices\/refuse\/[\w.~-]+>$/);
	expect(headerOf(mail, 'list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
	expect(mail.text).toContain(link!.slice(1, -1));
	expect(mail.text).toContain('Pour ne plus recevoir');
});

test('a letter of a kind its reader refused is not written', async () => {
	const { mail } = await delivered(letter({ kind: 'tests.news', to: 'Chloe@example.org' }));
	const token = headerOf(mail, 'list-unsubscribe')[0]!.slice(1, -1).split('/').at(-1)!;
	expect(claimOf(`${token.slice(0, -1)}${token.endsWith('A') ? 'Q' : 'A'}`)).toBeNull();
	await refuseLetters(claimOf(token)!);
	expect(await post(letter({ kind: 'tests.news', to: 'chloe@example.org' }))).toBeNull();
	expect(await post(letter({ kind: 'tests.word', to: 'chloe@example.org' }))).not.toBeNull();
	expect(await post(letter({ kind: 'tests.news', to: 'bo@example.org' }))).not.toBeNull();
});

test('an invitation comes as a calendar part and as a file', async () => {
	const calendar = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';
	const { mail, raw } = await delivered(
		letter({
			attachments: [
				{ name: 'invitation.ics', type: 'text/calendar', text: calendar, method: 'REQUEST' },
				{ name: 'résultats.csv', type: 'text/csv', text: 'a,b\n1,é\n' }
			]
		})
	);
	expect(raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/);
	const files = mail.attachments.map(({ filename, mimeType, disposition }) => ({ filename, mimeType, disposition }));
	expect(files).toContainEqual({ filename: 'invitation.ics', mimeType: 'application/ics', disposition: 'attachment' });
	expect(files).toContainEqual({ filename: 'résultats.csv', mimeType: 'text/csv', disposition: 'attachment' });
	const part = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar')!;
	expect(part.method).toBe('REQUEST');
	const text = (content: unknown) =>
		typeof content === 'string' ? content : new TextDecoder().decode(content as ArrayBuffer);
	expect(text(part.content).replace(/\r?\n/g, '\n')).toBe(calendar.replace(/\r\n/g, '\n'));
});

test.each([
	['a line break in the address', { to: 'ana@example.org\r\nBcc: eve@example.org' }],
	['a bare line feed in the address', { to: 'ana@example.org\nBcc: eve@example.org' }],
	['two addresses', { to: 'ana@example.org, eve@example.org' }],
	['a route in the address', { to: '<ana@example.org> SIZE=1' }],
	['a type with a header in it', { attachments: [{ name: 'x', type: 'text/csv\r\nX-Eve: 1', text: '' }] }],
	[
		'a method with a header in it',
		{ attachments: [{ name: 'x', type: 'text/calendar', method: 'REQUEST\r\nX: 1', text: '' }] }
	],
	['a text beyond all measure', { text: 'x'.repeat(200_001) }],
	['too many files', { attachments: Array.from({ length: 21 }, () => ({ name: 'x', type: 'text/csv', text: '' })) }]
])('%s is refused before anything is written', async (_what, wrong) => {
	await expect(post(letter(wrong))).rejects.toMatchObject({ code: 'kernel.malformed', status: 422 });
	expect(await carrier()`select 1 from kernel.letter`).toHaveLength(0);
});

test('line breaks in a subject or in the name of a file add no header', async () => {
	const evil = 'Hello\r\nBcc: eve@example.org\r\n\r\nX-Eve: yes\u2028Y: 1\u0000';
	const { mail, raw } = await delivered(
		letter({ subject: evil, attachments: [{ name: `${evil}.csv`, type: 'text/csv', text: 'a' }] })
	);
	expect(mail.bcc ?? []).toEqual([]);
	expect(headerOf(mail, 'x-eve')).toEqual([]);
	expect(raw).not.toMatch(/^(Bcc|X-Eve|Y):/im);
	expect(mail.subject).toContain('Hello Bcc: eve@example.org');
});

test('whatever the subject, the letter has the same headers', async () => {
	const names = async (subject: string) => {
		const { mail } = await delivered(letter({ subject }));
		return mail.headers.map(({ key }) => key).sort();
	};
	const usual = await names('Plain');
	await fc.assert(
		fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 120 }), async (subject) => {
			expect(await names(`x${subject}`)).toEqual(usual);
		}),
		{ numRuns: 40 }
	);
});
