import { expect, test } from 'vitest';
import { destinationOf, usualLimits } from './destination.ts';
import { htmlOf } from './html.ts';
import { piecesOf } from './links.ts';
import { nextTry, pauseAfter } from './patience.ts';
import { verdictOf } from './verdict.ts';

test('the domains of one provider count together', () => {
	const outlook = ['a@outlook.com', 'a@hotmail.fr', 'a@live.co.uk', 'a@MSN.com'].map(destinationOf);
	expect(new Set(outlook)).toEqual(new Set(['microsoft']));
	expect(destinationOf('a@wanadoo.fr')).toBe(destinationOf('b@orange.fr'));
	expect(destinationOf('a@gmail.com')).toBe('google');
	expect(destinationOf('a@gmail.com.example')).toBe('gmail.com.example');
	expect(usualLimits('laposte')).toEqual({ connections: 4, perHour: 300 });
});

test('pauses grow from one minute to two hours', () => {
	const minutes = [1, 2, 3, 4, 7, 8, 30].map((attempts) => pauseAfter(attempts, 0) / 60_000);
	expect(minutes).toEqual([1, 2, 4, 8, 64, 120, 120]);
});

test('patience lasts three days from the first try', () => {
	const firstTryAt = new Date('2026-05-01T00:00:00Z');
	expect(nextTry({ attempts: 9, firstTryAt }, new Date('2026-05-03T20:00:00Z'))).toBeInstanceOf(Date);
	expect(nextTry({ attempts: 9, firstTryAt }, new Date('2026-05-03T22:30:00Z'))).toBeNull();
});

test.each([
	['an unknown person', { command: 'RCPT TO', code: 'EENVELOPE', responseCode: 550 }, 'never'],
	['a refused text', { command: 'DATA', code: 'EMESSAGE', responseCode: 554 }, 'never'],
	['a letter too large', { command: 'MAIL FROM', code: 'EMESSAGE' }, 'never'],
	['a full mailbox', { command: 'DATA', code: 'EMESSAGE', responseCode: 452 }, 'later'],
	['greylisting', { command: 'RCPT TO', code: 'EENVELOPE', responseCode: 451 }, 'later'],
	['a wrong password of ours', { command: 'AUTH PLAIN', code: 'EAUTH', responseCode: 535 }, 'relay'],
	['a sender that is not ours', { command: 'MAIL FROM', code: 'EENVELOPE', responseCode: 553 }, 'relay'],
	[
		'a relay that does not know us',
		{ command: 'RCPT TO', responseCode: 554, response: '554 5.7.1 Relay access denied' },
		'relay'
	],
	['a lost connection', { command: 'CONN', code: 'ECONNECTION' }, 'relay']
] as const)('%s is told from other failures', (_what, failure, verdict) => {
	expect(verdictOf({ message: '', ...failure })).toBe(verdict);
});

test('a link ends before the full stop of its sentence', () => {
	expect(piecesOf('See https://a.example/x?y=1#z. Or (http://b.example)!').filter(({ link }) => link)).toEqual([
		{ text: 'https://a.example/x?y=1#z', link: true },
		{ text: 'http://b.example', link: true }
	]);
	expect(piecesOf('javascript:alert(1) data:text/html,x').some(({ link }) => link)).toBe(false);
});

test('a quote in a link cannot leave its place in the HTML', () => {
	const html = htmlOf({ subject: '"><x>', language: 'en', text: `https://a.example/"onmouseover="alert(1)` });
	expect(html).not.toContain('"onmouseover');
	expect(html).not.toContain('<x>');
});

test('the words of somebody in a letter are drawn as a quote, and its foot stands apart', () => {
	const text =
		'Ana wrote:\n> Tell us <soon>:\n>\n> https://a.example/1\nSee you.\n\n-- \nNo more of these:\nhttps://a.example/2';
	const shown = htmlOf({ subject: 'Word', language: 'en', text }).split('<body>')[1]!;
	const quoted =
		'<blockquote><p>Tell us &lt;soon&gt;:</p>\n<p><a href="https://a.example/1">https://a.example/1</a></p></blockquote>';
	expect(shown).toContain(`<p>Ana wrote:</p>\n${quoted}\n<p>See you.</p>`);
	expect(shown).toMatch(/<footer><p>No more of these:<br>\n<a href="https:\/\/a.example\/2">.*<\/p><\/footer>/);
	expect(shown).not.toMatch(/&gt; |-- /);
});
