import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings, useSettings } from '#kernel/settings/settings.ts';
import { readDocument, signedDocument } from './document.ts';
import { readEntries, sharedDomain } from './entry.ts';
import { fingerprintOf, isSignedBy, ownPublicKey, signed } from './host-key.ts';
import { OtherHost } from './other-host.trial.ts';

useSettings(readSettings({ DATA_DIR: mkdtempSync(join(tmpdir(), 'archipel-key-')), LOG_LEVEL: 'silent' }));

const other = new OtherHost();

test('the key of a host is made from its secret: always the same, and of no other host', () => {
	expect(ownPublicKey()).toMatch(/^[\w-]{43}$/);
	const before = ownPublicKey();
	expect(isSignedBy(before, 'a text', signed('a text'))).toBe(true);
	expect(isSignedBy(before, 'a texT', signed('a text'))).toBe(false);
	useSettings(readSettings({ DATA_DIR: mkdtempSync(join(tmpdir(), 'archipel-key-')), LOG_LEVEL: 'silent' }));
	expect(ownPublicKey()).not.toBe(before);
	expect(fingerprintOf(before)).toMatch(/^([\da-f]{4} ){7}[\da-f]{4}$/);
});

test('what a host signs, any host can read', () => {
	const document = other.document({ holds: 'domains', entries: ['bad.example'] });
	expect(readDocument(signedDocument(document))).toMatchObject({ key: ownPublicKey(), document });
	expect(readDocument(other.signed(document))).toMatchObject({ key: other.key, document });
});

test('a letter that was changed, on the way or in the signature, is seen', () => {
	const right = other.signed(other.document({ holds: 'domains', entries: ['bad.example'] }));
	const envelope = JSON.parse(right);
	const payload = Buffer.from(envelope.payload, 'base64url').toString().replace('bad.example', 'our.example');
	expect(readDocument(JSON.stringify({ ...envelope, payload: Buffer.from(payload).toString('base64url') }))).toBe(
		'signature'
	);
	expect(readDocument(JSON.stringify({ ...envelope, signature: 'A'.repeat(86) }))).toBe('signature');
	const head = Buffer.from(JSON.stringify({ alg: 'none', jwk: { kty: 'OKP', crv: 'Ed25519', x: other.key } }));
	expect(readDocument(JSON.stringify({ ...envelope, protected: head.toString('base64url') }))).toBe('unreadable');
});

test.each([
	'',
	'null',
	'[]',
	'{"protected":"x"}',
	'{'.repeat(100_000),
	'<html>sorry</html>',
	'{"protected":"e30","payload":"e30","signature":"e30"}'
])('what is no list is not read: %.30s', (text) => expect(readDocument(text)).toBe('unreadable'));

test('a list of a hundred thousand entries, or of an unknown shape, is not read', () => {
	const many = Array.from({ length: 50_001 }, (_, number) => `bad${number}.example`);
	expect(readDocument(other.signed(other.document({ holds: 'domains', entries: many })))).toBe('unreadable');
	expect(readDocument(other.signed({ ...other.document({ holds: 'domains', entries: [] }), holds: 'people' }))).toBe(
		'unreadable'
	);
	expect(readDocument(other.signed({ ...other.document({ holds: 'domains', entries: [] }), format: 'list/2' }))).toBe(
		'unreadable'
	);
});

test('of a domain what somebody registered counts, and never what many share', () => {
	expect(sharedDomain('https://www.bad.example/path')).toBe('bad.example');
	expect(sharedDomain('shop.bad.co.uk')).toBe('bad.co.uk');
	expect(sharedDomain('ana.github.io')).toBe('ana.github.io');
	for (const none of [
		'facebook.com',
		'bit.ly',
		'github.io',
		'com',
		'127.0.0.1',
		'nonsense',
		'',
		'gouv.fr',
		'x'.repeat(300)
	]) {
		expect.soft(sharedDomain(none), none).toBeNull();
	}
});

test('no list says anything of this very host', () => {
	useSettings(readSettings({ BASE_URL: 'https://tools.here.example', LOG_LEVEL: 'silent' }));
	expect(sharedDomain('www.here.example')).toBeNull();
	expect(sharedDomain('there.example')).toBe('there.example');
});

test('entries of another kind are left out', () => {
	expect(readEntries('domains', ['bad.example', 7, null, 'facebook.com', { domain: 'x' }])).toEqual(['bad.example']);
	expect(readEntries('texts', ['A'.repeat(86), 'short', {}])).toEqual(['A'.repeat(86)]);
	expect(
		readEntries('terms', [{ text: 'casino', kind: 'word', points: 3 }, { text: 'x', kind: 'magic' }, 'casino'])
	).toEqual([{ text: 'casino', kind: 'word', points: 3 }]);
	expect(readEntries('rules', [{ name: 'One', rule: 'links > 5' }, { name: '' }])).toEqual([
		{ name: 'One', rule: 'links > 5' }
	]);
});
