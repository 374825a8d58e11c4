import { beforeAll, expect, test } from 'vitest';
import { learnWords, translator } from '#kernel/words/words.ts';
import en from '../messages/en.json' with { type: 'json' };
import fr from '../messages/fr.json' with { type: 'json' };
import { handedOverBy } from './envelope.ts';
import { silentResolver } from './resolver.ts';
import { signed, weighed, written } from './samples.trial.ts';
import { asJson, inWords } from './telling.ts';

beforeAll(() => learnWords('guard', { en, fr }));

const phishing = () =>
	weighed(
		written(
			{ From: '"help@bank.example\u202e" <ana@example.org>', 'Content-Type': 'text/html' },
			'<p>Dear customer, sign in at once: <a href="https://evil.example/x">https://www.bank.com/login</a></p>'
		),
		{ resolver: silentResolver }
	);

test('says what becomes of a mail and why, the weightiest reason first', async () => {
	const words = inWords(await phishing(), translator('en'));
	expect(words.split('\n').slice(0, 5)).toEqual([
		'This mail would be asked to come again a little later.',
		'Score: 6.3',
		'Because:',
		'    +3  The name of the sender shows another address: help@bank.example',
		'  +2.5  A link shows www.bank.com and leads to evil.example'
	]);
	expect(words).toContain('Could not be asked: mail.spf, mail.dmarc');
});

test('says it in French', async () => {
	const words = inWords(await phishing(), translator('fr'));
	expect(words).toContain('Un lien montre www.bank.com et mène à evil.example');
});

test('says plainly that nothing speaks against an ordinary mail', async () => {
	expect(inWords(await weighed(await signed(written())), translator('en'))).toBe(
		'Nothing speaks against this mail.\nScore: 0\nComes provably from example.org'
	);
});

test('gives programs the symbols with their points and reasons', async () => {
	const { verdict, symbols, from } = asJson(await phishing(), translator('en'));
	expect({ verdict, from }).toEqual({ verdict: 'slow', from: 'ana@example.org' });
	expect(symbols).toContainEqual({
		symbol: 'mail.link-shows-other',
		points: 2.5,
		gaps: { shown: 'www.bank.com', leads: 'evil.example' },
		says: 'A link shows www.bank.com and leads to evil.example'
	});
});

test('shows nothing a terminal would obey', async () => {
	const name = { From: '"\u001b[31mbank\u0007 x@bank.example" <ana@example.org>' };
	const words = inWords(await weighed(written(name)), translator('en'));
	expect(words).not.toMatch(/[^\P{Cc}\n]/u);
});

test('reads from a file who handed the mail over, from outside', () => {
	const raw = written({
		'Return-Path': '<ana@example.org>',
		Received:
			'from localhost (localhost [127.0.0.1])\r\n\tby mx.host.example; Sun, 22 Nov 2026 10:00:01 +0000\r\nReceived: from mx.example.org (mx.example.org [192.0.2.10])\r\n\tby mx.host.example'
	});
	expect(handedOverBy(raw)).toEqual({ remote: '192.0.2.10', helo: 'mx.example.org', from: 'ana@example.org' });
	expect(handedOverBy(written())).toEqual({ remote: '', helo: '', from: '' });
	const start = performance.now();
	handedOverBy(written({ Received: `from ${'a'.repeat(60_000)}`, 'X-B': `from ${'a ['.repeat(20_000)}` }));
	expect(performance.now() - start).toBeLessThan(5_000);
});
