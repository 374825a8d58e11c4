import { createHash, randomBytes } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { house } from '#kernel/accounts/actor.ts';
import { carrier } from '#kernel/database/connection.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { addList, listById, readSorted, removeList, swapIn, switchList } from '../lists/store.ts';
import { canonicalParts } from './canonical.ts';
import { entriesIn } from './entries.ts';
import { addressLists, listedBy } from './lookup.ts';
import { editionOf, packed } from './packing.ts';
import { recheck } from './recheck.ts';
import { isShared } from './shared.ts';
import { keepLinks } from './store.ts';

openTestHouse();

const now = new Date('2026-11-22T10:00:00Z');
const bytesOf = (lines: string[]) => [Buffer.from(lines.join('\n'))];

async function take(id: string, lines: string[]): Promise<void> {
	const before = (await listById(id))!;
	const list = await packed(bytesOf(lines));
	await swapIn(id, editionOf(list, await readSorted(id, before.edition, 'hashes')), now);
	await addressLists.refresh();
}

async function followed(lines: string[], name = 'Phishing'): Promise<string> {
	const id = newId();
	await addList({ id, holds: 'addresses', kind: 'phishing', name, mirror: null, hours: 24 }, house.id, now);
	await take(id, lines);
	return id;
}

const saidOf = async (address: string) =>
	(await listedBy(canonicalParts(address)!)).map(({ expression, list }) => `${list.name}: ${expression}`);

describe('Lines of lists', () => {
	const read = (line: string) => entriesIn(line)?.map(({ host, path, query }) => host + path + query) ?? null;
	test.each([
		['evil.com', ['evil.com/']],
		['  evil.com # seen yesterday', ['evil.com/']],
		['*.evil.com', ['evil.com/']],
		['.evil.com', ['evil.com/']],
		['||evil.com^$third-party', ['evil.com/']],
		['0.0.0.0 evil.com www.evil.org', ['evil.com/', 'www.evil.org/']],
		['127.0.0.1 localhost', null],
		['::1 ip6-localhost', null],
		['http://evil.com/a?b=c', ['evil.com/a?b=c']],
		['1.2.3.4', ['1.2.3.4/']],
		['http://1.2.3.4:8080/x', ['1.2.3.4/x']],
		['12,http://evil.com/x,evil.com,2026-01-01', ['evil.com/x']],
		['"3","2026-01-01","https://evil.com/a,b","online"', ['evil.com/a,b']],
		['evil.com,phish,feed', ['evil.com/']],
		['évil.com', ['xn--vil-9la.com/']],
		['# comment', null],
		['! comment', null],
		['id,url,date', []],
		['nonsense', []],
		['http://shop.unheard-of/x', ['shop.unheard-of/x']],
		['trial.example', ['trial.example/']],
		['shop.unheard-of', []],
		['2026-01-01', []],
		['42', []],
		['com', []],
		['co.uk', []],
		['<html>', null]
	])('%j names %j', (line, named) => {
		expect(read(line.trim())).toEqual(named);
	});
});

describe('A list of bad addresses', () => {
	beforeEach(async () => {
		await carrier()`delete from guard.list`;
		await addressLists.refresh();
	});

	test('is heard for its hosts with all that is under them, and for its addresses exactly', async () => {
		await followed(['evil.com', 'http://bad.org/login.php', 'http://bad.org/folder/', 'www.mixed.net']);
		expect(await saidOf('http://evil.com/')).toEqual(['Phishing: evil.com/']);
		expect(await saidOf('https://a.b.evil.com/x?y=z')).toEqual(['Phishing: evil.com/']);
		expect(await saidOf('https://notevil.com/')).toEqual([]);
		expect(await saidOf('https://bad.org/')).toEqual([]);
		expect(await saidOf('https://bad.org/login.php?id=3')).toEqual(['Phishing: bad.org/login.php']);
		expect(await saidOf('https://bad.org/folder/x/y')).toEqual(['Phishing: bad.org/folder/']);
		expect(await saidOf('https://mixed.net/')).toEqual([]);
		expect(await saidOf('https://www.mixed.net/')).toEqual(['Phishing: www.mixed.net/']);
	});

	test('never condemns a shared host, only an address of it', async () => {
		const id = await followed([
			'facebook.com',
			'bit.ly',
			'docs.google.com',
			'https://bit.ly/',
			'github.io',
			'eve.github.io',
			'https://docs.google.com/forms/d/evil/viewform',
			'http://bit.ly/3evil'
		]);
		for (const address of [
			'https://facebook.com/a',
			'http://bit.ly/other',
			'https://docs.google.com/',
			'https://ana.github.io/'
		])
			expect.soft(await saidOf(address), address).toEqual([]);
		expect(await saidOf('https://eve.github.io/x')).toEqual(['Phishing: eve.github.io/']);
		expect(await saidOf('https://bit.ly/3evil')).toEqual(['Phishing: bit.ly/3evil']);
		expect(await saidOf('https://docs.google.com/forms/d/evil/viewform?x=y')).toEqual([
			'Phishing: docs.google.com/forms/d/evil/viewform'
		]);
		expect(await listById(id)).toMatchObject({ spared: 4, entries: 3, unread: 1 });
		expect(['www.facebook.com', 'maps.google.com', 'sites.google.com', 'tinyurl.com'].every(isShared)).toBe(true);
		expect(['example.org', 'eve.sharepoint.com', 'eve.github.io'].some(isShared)).toBe(false);
	});

	test('that agrees in eight bytes only says nothing', async () => {
		await followed(['evil.com', 'worse.com']);
		await carrier()`update guard.list_piece set tails = ${randomBytes(48)} where what = 'hashes'`;
		expect(await saidOf('http://evil.com/')).toEqual([]);
	});

	test('is swapped whole: what is no more on it is not listed, what is off or removed says nothing', async () => {
		const id = await followed(['evil.com', 'worse.com']);
		await take(id, ['worse.com', 'new.com']);
		expect(await saidOf('http://evil.com/')).toEqual([]);
		expect(await saidOf('http://new.com/')).toEqual(['Phishing: new.com/']);
		await switchList(id, now);
		await addressLists.refresh();
		expect(await saidOf('http://new.com/')).toEqual([]);
		await switchList(id, null);
		await followed(['new.com'], 'Second');
		expect((await saidOf('http://new.com/')).sort()).toEqual(['Phishing: new.com/', 'Second: new.com/']);
		await removeList(id);
		await addressLists.refresh();
		expect(await saidOf('http://new.com/')).toEqual(['Second: new.com/']);
	});

	test('keeps of every entry just its hash, in the right order, however many there are', async () => {
		const names = Array.from({ length: 70_000 }, (_, place) => `site${place}.example.com`);
		const id = await followed([...names, ...names.slice(0, 500)]);
		expect(await listById(id)).toMatchObject({ entries: 70_000, unread: 0 });
		for (const name of ['site0', 'site33333', 'site69999'])
			expect(await saidOf(`http://${name}.example.com/x`)).toEqual([`Phishing: ${name}.example.com/`]);
		expect(await saidOf('http://site70000.example.com/')).toEqual([]);
		const hash = createHash('sha256').update('site5.example.com/').digest();
		const sorted = await readSorted(id, 1, 'hashes');
		expect(sorted.placeOf(hash.readUInt32BE(0), hash.readUInt32BE(4))).toBeGreaterThan(-1);
	});
});

describe('What was written before', () => {
	let event: string;
	beforeAll(async () => {
		await carrier()`delete from guard.list`;
		const [row] = await carrier()<{ id: string }[]>`
			insert into guard.event (at, tool, kind, act, language, maker_kind, score, verdict, acted)
			values (now(), 'polls', 'polls.comment', 'polls.add-comment', 'en', 'guest', 0, 'pass', true) returning id`;
		event = row!.id;
		const link = (canonical: string) => ({ text: canonical, canonical, host: '', domain: null });
		await keepLinks(event, [link('https://tomorrow.com/a'), link('https://fine.org/'), link('https://tomorrow.com/a')]);
	});
	const cases = () =>
		carrier()<{ about: { listed: string } }[]>`select about from guard.case where event = ${event}`.execute();

	test('is looked at again when a list learns of its address, and only by what is new', async () => {
		const id = await followed(['other.com']);
		expect(await recheck((await listById(id))!, new Date(now.getTime() + 60_000))).toEqual({ links: 2, cases: 0 });
		expect(await listById(id)).toMatchObject({ rechecked: null });
		await take(id, ['other.com', 'tomorrow.com']);
		expect(await recheck((await listById(id))!, new Date(now.getTime() + 60_000))).toEqual({ links: 2, cases: 1 });
		expect(await cases()).toMatchObject([{ about: { listed: 'tomorrow.com/', list: 'Phishing' } }]);
		await take(id, ['other.com', 'tomorrow.com', 'more.com']);
		expect(await recheck((await listById(id))!, new Date(now.getTime() + 60_000))).toMatchObject({ cases: 0 });
		expect(await cases()).toHaveLength(1);
	});

	test('is looked at until other processes surely hold the new edition too', async () => {
		const id = await followed(['late.com']);
		await recheck((await listById(id))!, now);
		expect((await listById(id))!.rechecked).not.toBe(null);
		await recheck((await listById(id))!, new Date(now.getTime() + 60_000));
		expect((await listById(id))!.rechecked).toBe(null);
	});
});
