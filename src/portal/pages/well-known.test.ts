import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rooms } from '#entries/house.ts';
import { appOf } from '#kernel/web/app.ts';
import { openTestHouse } from '../../../tests/house.ts';

openTestHouse({ HOST_NAME: 'Port Libre', BASE_URL: 'https://port.example', SOURCE_URL: 'https://forge.example/port' });
const dist = mkdtempSync(join(tmpdir(), 'archipel-dist-'));
mkdirSync(join(dist, 'browser'));
writeFileSync(join(dist, 'browser/favicon.svg'), '<svg/>');
writeFileSync(join(dist, 'browser/favicon.ico'), 'ico');
writeFileSync(join(dist, 'source.tar.gz'), 'packed');
process.env.ARCHIPEL_BROWSER = join(dist, 'browser');

const app = appOf(rooms, async () => true);
const text = async (path: string) => (await app.request(path)).text();

test('what people make is not for search engines, what the host says is', async () => {
	const robots = await text('/robots.txt');
	expect(robots).toContain('Disallow: /polls/');
	expect(robots).toContain('Disallow: /desk');
	expect(robots).not.toContain('Disallow: /\n');
	expect(await text('/privacy')).not.toContain('noindex');
});

test('a finder of weaknesses learns whom to tell, and until when that is true', async () => {
	const security = await text('/.well-known/security.txt');
	expect(security).toContain('Contact: https://port.example/help');
	const expires = new Date(/Expires: (\S+)/.exec(security)![1]!);
	expect(expires.getTime()).toBeGreaterThan(Date.now() + 30 * 86_400_000);
	expect(expires.getTime()).toBeLessThan(Date.now() + 366 * 86_400_000);
});

test('a password manager is led to the page that changes the password', async () => {
	const answer = await app.request('/.well-known/change-password');
	expect([answer.status, answer.headers.get('location')]).toEqual([302, '/account/password']);
});

test('a phone can put the host among its programs, by its name and sign', async () => {
	const answer = await app.request('/manifest.webmanifest');
	expect(answer.headers.get('content-type')).toBe('application/manifest+json');
	expect(await answer.json()).toMatchObject({ name: 'Port Libre', icons: [{ src: '/favicon.svg' }] });
});

test('the sign of the house is served, and kept for a day', async () => {
	const answer = await app.request('/favicon.svg');
	expect(answer.headers.get('content-type')).toBe('image/svg+xml');
	expect(answer.headers.get('cache-control')).toBe('public, max-age=86400');
	expect((await app.request('/favicon.ico')).headers.get('content-type')).toBe('image/x-icon');
});

test('whoever uses the host can have the source of the version that runs', async () => {
	const page = await text('/source');
	expect(page).toContain('GNU Affero');
	expect(page).toContain('href="https://forge.example/port"');
	const [, archive] = /href="(\/source\/[^"]+)"/.exec(page)!;
	const answer = await app.request(archive!);
	expect(answer.headers.get('content-type')).toBe('application/gzip');
	expect(await answer.text()).toBe('packed');
});

test('the pattern page is there, and not for search engines', async () => {
	const patterns = await text('/patterns');
	expect(patterns).toContain('swatches');
	expect(patterns).toContain('noindex');
});
