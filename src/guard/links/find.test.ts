import { expect, test } from 'vitest';
import { linksIn } from './find.ts';

const hosts = (text: string) => linksIn(text).map(({ host }) => host);
const tricks = (text: string) => linksIn(text).map((link) => [link.host, ...link.tricks]);

test('addresses are found with their scheme, with www and as bare names', () => {
	expect(hosts('See https://example.org/a, www.example.com and example.fr/page.')).toEqual([
		'example.org',
		'www.example.com',
		'example.fr'
	]);
	expect(linksIn('Go to https://Example.org/a(b)?c=d#e).')[0]).toEqual({
		text: 'https://Example.org/a(b)?c=d#e',
		canonical: 'https://example.org/a(b)?c=d',
		host: 'example.org',
		domain: 'example.org',
		tricks: []
	});
	expect(linksIn('ana.github.io/x')[0]).toMatchObject({ domain: 'ana.github.io' });
});

test('ordinary words, numbers, files, mail addresses and sentences without a space are no addresses', () => {
	const text = `Bonjour.Merci à ana.b@example.org, mailto:bo@example.com, 3.14, 1.2.3.4, 12.05.2026, a.b.c, e.g. that,
		src/guard/main.rs, C:\\temp\\site.com, etc...Il pleut.Et vente. node.js v1.2 « oui ».Je reviens`;
	expect(hosts(text)).toEqual([]);
});

test('what surrounds an address does not belong to it', () => {
	expect(
		linksIn('(https://a.org/x), "https://b.org/y"; <https://c.org/z>! **d.org** [https://e.org/]').map(
			({ canonical }) => canonical
		)
	).toEqual(['https://a.org/x', 'https://b.org/y', 'https://c.org/z', 'http://d.org/', 'https://e.org/']);
	expect(hosts('voir evil.com谢谢 et example.com.Ensuite')).toEqual(['evil.com', 'example.com']);
});

test('a link of Markdown counts once, and a text that shows another host is told', () => {
	expect(tricks('[the page](https://example.org/a)')).toEqual([['example.org']]);
	expect(tricks('[example.org](https://www.example.org/a)')).toEqual([['www.example.org']]);
	expect(tricks('[https://bank.fr/login](https://evil.example.com/a) next')).toEqual([
		['evil.example.com', 'mislabelled']
	]);
	expect(tricks('[bank.fr](<http://evil.com>)')).toEqual([['evil.com', 'mislabelled']]);
});

test('a link of a mail counts once, and a text that shows another host is told', () => {
	expect(
		tricks('<a href="https://example.org/x">our page</a> and <a href="https://example.com">www.example.com</a>')
	).toEqual([['example.org'], ['example.com']]);
	expect(tricks("<a class=x href='http://evil.com/x' target=_blank><b>https://bank.fr/</b></a> fine.org")).toEqual([
		['evil.com', 'mislabelled'],
		['fine.org']
	]);
});

test('addresses of honest people are not taken for hidden ones', () => {
	const text = `https://mastodon.social/@ana https://fr.wikipedia.org/wiki/%C3%89l%C3%A8ve_%28%C3%A9cole%29
		https://example.org/?to=ana%40example.org&text=%D0%BF%D1%80%D0%B8%D0%B2 https://élève.fr https://пример.рф
		[the minutes](https://framapad.org/p/ag) [](https://example.org) https://example.org/a;b=c(d)e`;
	expect(linksIn(text).filter((link) => link.tricks.length > 0)).toEqual([]);
});

test('hidden addresses are found, with what hid them', () => {
	expect(tricks('ht\u200btp://ev\u200bil.com/x')).toEqual([['evil.com', 'invisible']]);
	expect(linksIn('ab ev\u200bil.com/x cd')[0]!.text).toBe('ev\u200bil.com/x');
	expect(tricks('hxxps://evil[.]com/x and evil (dot) com, hxxp[:]//evil.org')).toEqual([
		['evil.com', 'defanged'],
		['evil.com', 'defanged'],
		['evil.org', 'defanged']
	]);
	expect(tricks('http://bank.fr@evil.com/')).toEqual([['evil.com', 'userinfo']]);
	expect(tricks('http://%65vil.com/%70%61%79')).toEqual([['evil.com', 'encoded']]);
	expect(tricks('data:text/html;base64,PHNjcmlwdD4=')).toEqual([['', 'data']]);
	expect(tricks('https://раураl.com https://аррӏе.com https://пример.рф')).toEqual([
		['xn--l-7sba6dbr.com', 'mixed-scripts'],
		['xn--80ak6aa92e.com', 'mixed-scripts'],
		['xn--e1afmkfd.xn--p1ai']
	]);
	expect(hosts('https://ｅｘａｍｐｌｅ．com http:\\\\evil.com\\x')).toEqual(['example.com', 'evil.com']);
});

test('numbers that stand for a host are read in any notation', () => {
	expect(hosts('http://3279880203/blah http://0x7f.1/ 10.0.0.1/admin http://[::ffff:1.2.3.4]/')).toEqual([
		'195.127.0.11',
		'127.0.0.1',
		'10.0.0.1',
		'1.2.3.4'
	]);
});

test('an address within an address counts too', () => {
	expect(hosts('https://example.org/go?to=https://evil.com/x')).toEqual(['example.org', 'evil.com']);
	expect(hosts('https://example.org/go?to=https%3A%2F%2Fevil.com%2Fx&y=1')).toEqual(['example.org', 'evil.com']);
});

test('an address too long to be one is judged by its beginning', () => {
	expect(hosts(`see http://evil.com/${'x'.repeat(5000)} or evil.org/${'y/'.repeat(5000)}`)).toEqual([
		'evil.com',
		'evil.org'
	]);
});

test('a text of ten megabytes costs little, whatever it is made of', () => {
	const pieces = [
		'a',
		'a.',
		'.',
		'http://',
		'a.bc ',
		'[',
		'](',
		'http://(',
		'%25',
		'a@',
		'é',
		'\u200b',
		'x.com/',
		'(',
		'[.',
		'\uD835'
	];
	for (const piece of pieces) {
		const text = piece.repeat(10_000_000 / piece.length);
		const before = process.cpuUsage();
		linksIn(text);
		const { user, system } = process.cpuUsage(before);
		expect.soft((user + system) / 1e6, JSON.stringify(piece)).toBeLessThan(5);
	}
}, 120_000);
