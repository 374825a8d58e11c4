import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalOf, canonicalParts } from './canonical.ts';
import { domainOf } from './domain.ts';
import { expressionsOf } from './expressions.ts';

const reference = [process.env.ARCHIPEL_SHARED, '../shared', '/work/shared']
	.map((place) => (place ? join(place, 'data/reference') : ''))
	.find((place) => place && existsSync(place));
const read = (name: string) => readFileSync(join(reference!, name), 'utf8');

/** The examples Safe Browsing publishes with its rules. */
test.each([
	['http://host/%25%32%35', 'http://host/%25'],
	['http://host/%25%32%35%25%32%35', 'http://host/%25%25'],
	['http://host/%2525252525252525', 'http://host/%25'],
	['http://host/asdf%25%32%35asd', 'http://host/asdf%25asd'],
	['http://host/%%%25%32%35asd%%', 'http://host/%25%25%25asd%25%25'],
	['http://www.google.com/', 'http://www.google.com/'],
	[
		'http://%31%36%38%2e%31%38%38%2e%39%39%2e%32%36/%2E%73%65%63%75%72%65/%77%77%77%2E%65%62%61%79%2E%63%6F%6D/',
		'http://168.188.99.26/.secure/www.ebay.com/'
	],
	[
		'http://195.127.0.11/uploads/%20%20%20%20/.verify/.eBaysecure=updateuserdataxplimnbqmn-xplmvalidateinfoswqpcmlx=hgplmcx/',
		'http://195.127.0.11/uploads/%20%20%20%20/.verify/.eBaysecure=updateuserdataxplimnbqmn-xplmvalidateinfoswqpcmlx=hgplmcx/'
	],
	[
		'http://host%23.com/%257Ea%2521b%2540c%2523d%2524e%25f%255E00%252611%252A22%252833%252944_55%252B',
		'http://host%23.com/~a!b@c%23d$e%25f^00&11*22(33)44_55+'
	],
	['http://3279880203/blah', 'http://195.127.0.11/blah'],
	['http://www.google.com/blah/..', 'http://www.google.com/'],
	['www.google.com/', 'http://www.google.com/'],
	['www.google.com', 'http://www.google.com/'],
	['http://www.evil.com/blah#frag', 'http://www.evil.com/blah'],
	['http://www.GOOgle.com/', 'http://www.google.com/'],
	['http://www.google.com.../', 'http://www.google.com/'],
	['http://www.google.com/foo\tbar\rbaz\n2', 'http://www.google.com/foobarbaz2'],
	['http://www.google.com/q?', 'http://www.google.com/q?'],
	['http://www.google.com/q?r?', 'http://www.google.com/q?r?'],
	['http://www.google.com/q?r?s', 'http://www.google.com/q?r?s'],
	['http://evil.com/foo#bar#baz', 'http://evil.com/foo'],
	['http://evil.com/foo;', 'http://evil.com/foo;'],
	['http://evil.com/foo?bar;', 'http://evil.com/foo?bar;'],
	['http://\u0001%80.com/', 'http://%01%80.com/'],
	['http://notrailingslash.com', 'http://notrailingslash.com/'],
	['http://www.gotaport.com:1234/', 'http://www.gotaport.com/'],
	['  http://www.google.com/  ', 'http://www.google.com/'],
	['http:// leadingspace.com/', 'http://%20leadingspace.com/'],
	['http://%20leadingspace.com/', 'http://%20leadingspace.com/'],
	['%20leadingspace.com/', 'http://%20leadingspace.com/'],
	['https://www.securesite.com/', 'https://www.securesite.com/'],
	['http://host.com/ab%23cd', 'http://host.com/ab%23cd'],
	['http://host.com//twoslashes?more//slashes', 'http://host.com/twoslashes?more//slashes'],
	// Of later editions of the rules: IPv4 within IPv6 is that IPv4.
	['http://[2001:0db8:0000::1]/', 'http://[2001:db8::1]/'],
	['http://[::ffff:1.2.3.4]/', 'http://1.2.3.4/'],
	['http://[64:ff9b::1.2.3.4]/', 'http://1.2.3.4/']
])('%j is %j', (address, canonical) => {
	expect(canonicalOf(address)).toBe(canonical);
	expect(canonicalOf(canonical)).toBe(canonical);
});

test('what is no address of the web has no canonical form', () => {
	for (const address of [
		'',
		' ',
		'mailto:ana@example.org',
		'javascript:alert(1)',
		'data:text/html,x',
		'http://',
		'...'
	])
		expect.soft(canonicalOf(address), address).toBe(null);
});

test('what is written plainly is read as a browser reads it', () => {
	const label = fc.string({ unit: fc.constantFrom(...'abz09-_x'), minLength: 0, maxLength: 6 });
	const host = fc.array(fc.oneof(label, fc.constantFrom('com', 'fr', '1', '0x1', 'xn--a', '127')), { maxLength: 4 });
	const rest = fc.string({ unit: fc.constantFrom(...'aZ9/.?&=%#:@!$()*+,;~_-\'^|"'), maxLength: 14 });
	const plain = fc.tuple(fc.constantFrom('http', 'https', 'ftp'), host, rest);
	fc.assert(
		fc.property(plain, ([scheme, labels, after]) => {
			const address = `${labels.join('.')}${after}`;
			// In capitals a scheme is no plain one.
			expect(canonicalParts(`${scheme}://${address}`)).toEqual(canonicalParts(`${scheme.toUpperCase()}://${address}`));
		}),
		{ numRuns: 5000 }
	);
});

test('the expressions of an address are those of the published examples', () => {
	const of = (address: string) => expressionsOf(canonicalParts(address)!);
	expect(new Set(of('http://a.b.com/1/2.html?param=1'))).toEqual(
		new Set([
			'a.b.com/1/2.html?param=1',
			'a.b.com/1/2.html',
			'a.b.com/',
			'a.b.com/1/',
			'b.com/1/2.html?param=1',
			'b.com/1/2.html',
			'b.com/',
			'b.com/1/'
		])
	);
	expect(new Set(of('http://a.b.c.d.e.f.com/1.html'))).toEqual(
		new Set(
			['a.b.c.d.e.f.com', 'c.d.e.f.com', 'd.e.f.com', 'e.f.com', 'f.com'].flatMap((host) => [
				`${host}/1.html`,
				`${host}/`
			])
		)
	);
	expect(of('http://1.2.3.4/1/')).toEqual(['1.2.3.4/1/', '1.2.3.4/']);
	expect(of('http://a.b.c.d.e.f.com/1/2/3/4/5/6.html?a=b')).toHaveLength(30);
	expect(of('https://ana.github.io/x')).toEqual(['ana.github.io/x', 'ana.github.io/']);
});

test.skipIf(!reference)('hosts agree with the browsers’ own tests of addresses (absent: ../shared/data)', () => {
	type Case = {
		input: string;
		base?: string | null;
		href?: string;
		hostname?: string;
		protocol?: string;
		failure?: boolean;
	};
	const cases = (JSON.parse(read('wpt_urltestdata.json')) as (Case | string)[])
		.filter((one) => typeof one === 'object')
		.filter(({ failure, protocol }) => !failure && /^https?:$/.test(protocol ?? ''));
	expect(cases.length).toBeGreaterThan(240);
	for (const { input, base, href, hostname } of cases) {
		const plain = canonicalOf(href!);
		if (!base) expect.soft(canonicalOf(input), input).toBe(plain);
		const host = canonicalParts(href!)?.host;
		// Dots too many and IPv4 within IPv6 are told apart by browsers only.
		if (!/^\[|%|^\.|\.\.|\.$/.test(hostname!)) expect.soft(host, input).toBe(hostname);
	}
});

test.skipIf(!reference)('domains are those of the Public Suffix List’s own tests (absent: ../shared/data)', () => {
	const lines = [...read('public_suffix_tests.txt').matchAll(/^checkPublicSuffix\((.+), (.+)\);/gm)];
	const said = (word: string) => (word === 'null' ? null : word.slice(1, -1));
	const ascii = (host: string | null) => (host === null ? null : new URL(`http://${host}/`).hostname);
	expect(lines.length).toBeGreaterThan(70);
	for (const [line, host, domain] of lines) {
		const name = said(host!);
		if (name === null || name.startsWith('.')) continue;
		expect.soft(domainOf(ascii(name)!), line).toBe(ascii(said(domain!)));
	}
});

test('a site on a shared host is a site of its own', () => {
	expect(domainOf('ana.github.io')).toBe('ana.github.io');
	expect(domainOf('github.io')).toBe(null);
	expect(domainOf('a.b.example.co.uk')).toBe('example.co.uk');
	expect(domainOf('127.0.0.1')).toBe(null);
});
