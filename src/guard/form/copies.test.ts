import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { openTestHouse } from '../../../tests/house.ts';
import type { Evidence } from '../judge/evidence.ts';
import { alikeTo, campaignOf, likenessOf, renamed, stories } from './campaign.ts';
import { copiesFound } from './copies.ts';
import { evidence } from './sample.trial.ts';
import { copies } from './signal.ts';
import { signatureOf } from './signature.ts';
import { forgetPast } from './store.ts';
import { Window } from './window.ts';

openTestHouse();

const advert = (place: string) =>
	`Regardez le film complet gratuit sans inscription, cliquez vite sur https://${place}.example/${place} avant que la ` +
	'page ne disparaisse : des milliers de personnes en profitent déjà.';
const call =
	'La prochaine réunion du conseil se tiendra à la maison des associations ; merci de dire ici quelles soirées vous ' +
	'conviennent, et de penser à apporter les clés du local.';

const night = new Date('2026-11-20T22:00:00Z').getTime();
const at = (minutes: number) => new Date(night + minutes * 60_000);
const sent = (known: Parameters<typeof evidence>[0]): Evidence => evidence({ title: 'Un titre', ...known });
const alike = (known: Parameters<typeof evidence>[0]) => {
	const seen = sent(known);
	return alikeTo(seen, likenessOf(seen).signature!);
};
const foundIn = async (known: Parameters<typeof evidence>[0]) => copies.look(sent(known));

beforeEach(async () => {
	await carrier()`truncate guard.near, guard.near_copy, guard.near_joined`;
	vi.setSystemTime(night);
});
afterEach(() => vi.useRealTimers());

describe('The same text', () => {
	test('is told with how many, by how many people, in how many minutes, across tools', async () => {
		for (let guest = 0; guest < 5; guest++) {
			const tool = guest % 2 ? 'polls' : 'pads';
			await alike({ text: advert(`a${guest}`), maker: `eve-${guest}`, tool, now: at(guest) });
		}
		const [found] = await foundIn({ text: advert('b'), maker: 'eve-9', now: at(5) });
		expect(found).toMatchObject({ symbol: 'form.copies', gaps: { count: 5, makers: 5, minutes: 5 } });
		expect(found!.points).toBeGreaterThan(3);
	});

	test('twice by chance weighs nothing, and once more by oneself nothing either', async () => {
		await alike({ text: call, maker: 'ana', now: at(20) });
		expect(await foundIn({ text: call, maker: 'bo', now: at(25) })).toEqual([]);
		await alike({ text: 'An invitation to sing together on the quay, every last Friday of the month', maker: 'chloe' });
		const again = {
			text: 'An invitation to sing together on the quay, every last Friday of the month',
			maker: 'chloe'
		};
		expect(await foundIn(again)).toEqual([]);
	});

	test('edited again and again by whoever made it is no copy', async () => {
		for (let edit = 0; edit < 8; edit++) {
			const text = `${call} (${'très '.repeat(edit % 3)}important)`;
			expect(await foundIn({ text, maker: 'ana', item: 'the-poll', now: at(100 + edit) })).toEqual([]);
		}
		expect(await foundIn({ text: call, maker: 'bo', item: 'the-poll', now: at(120) })).toEqual([]);
	});

	test('many times by one person is said so, and weighs less', async () => {
		for (let time = 0; time < 6; time++) await alike({ text: advert('x'), maker: 'dov', now: at(200 + time) });
		const [found] = await foundIn({ text: advert('y'), maker: 'dov', now: at(207) });
		expect(found).toMatchObject({ symbol: 'form.again', gaps: { count: 6 } });
		expect(found!.points).toBeLessThanOrEqual(4);
	});

	test('by many people from one school is a habit of theirs, from many places a campaign', async () => {
		const place = (number: number) => ({ address: '', hash: `${number}`, network: `network ${number}` });
		for (let teacher = 0; teacher < 12; teacher++)
			await alike({ text: call, maker: `teacher-${teacher}`, place: place(1), now: at(300 + teacher) });
		const [colleague] = await foundIn({ text: call, maker: 'teacher-12', place: place(1), now: at(313) });
		expect(colleague).toMatchObject({ symbol: 'form.again', gaps: { count: 12 } });
		expect(colleague!.points).toBeLessThanOrEqual(2);
		const [elsewhere] = await foundIn({ text: call, maker: 'eve', place: place(2), now: at(314) });
		expect(elsewhere).toMatchObject({ symbol: 'form.copies', gaps: { makers: 13 } });
	});

	test('of yesterday is forgotten, but its campaign goes on', async () => {
		const before = await alike({ text: advert('a'), maker: 'eve-1', now: at(400) });
		const after = await alike({ text: advert('b'), maker: 'eve-2', now: at(400 + 25 * 60) });
		expect(after).toMatchObject({ copies: 0, campaign: before.campaign });
	});

	test('by forty at the same moment is one campaign, and the last of them hears of the others', async () => {
		const asked = Array.from({ length: 40 }, (_, guest) =>
			alike({ text: advert(`z${guest}`), maker: `eve-${guest}`, now: at(600) })
		);
		const all = await Promise.all(asked);
		expect(new Set(all.map(({ campaign }) => campaign)).size).toBe(1);
		// Of those at the same moment memory knows the last 32; the database all that were written before it was asked.
		expect(Math.max(...all.map(({ makers }) => makers))).toBeGreaterThanOrEqual(32);
	});

	test('leaves no name and no address behind', async () => {
		const place = { address: '203.0.113.7', hash: 'hash', network: 'network-of-eve' };
		await alike({ text: advert('q'), maker: 'eve-named', place, item: 'item-named', now: at(700) });
		const rows = JSON.stringify(await carrier()`select * from guard.near_copy, guard.near`);
		expect(rows).not.toMatch(/eve|203\.0|network-of|item-named/);
	});

	test('that is very short has no copies at all, and asks the database nothing', () =>
		expect(copies.look(sent({ text: 'Réunion mardi' }))).toEqual([]));
});

describe('A campaign', () => {
	test('is followed while its words drift', async () => {
		const words = advert('a').split(' ');
		const keys = new Set<string>();
		for (let step = 0; step < 12; step++) {
			words[2 + step] = `mot${'abcdefghijklm'[step]}`;
			keys.add((await alike({ text: words.join(' '), maker: `eve-${step}`, now: at(step) })).campaign);
		}
		expect(keys.size).toBeLessThanOrEqual(2);
	});

	test('has a key that can be asked for without leaving a trace', async () => {
		expect(await campaignOf(advert('a'))).toBeNull();
		const { campaign } = await alike({ text: advert('a') });
		expect(await campaignOf(`Un titre ${advert('other')}`)).toBe(campaign);
		expect(await campaignOf(call)).toBeNull();
		const [{ count } = { count: 0 }] = await carrier()<{ count: number }[]>`
			select count(*)::int as count from guard.near_copy`;
		expect(count).toBe(1);
	});

	test('that proves to be the same as an older one goes by its name', async () => {
		const [first, last] = [advert('a'), `${call} ${call}`];
		const older = (await alike({ text: first, maker: 'eve-1', now: at(1000) })).campaign;
		const younger = (await alike({ text: last, maker: 'eve-2', now: at(1001) })).campaign;
		expect(older < younger).toBe(true);
		const { join } = await import('./store.ts');
		expect(await join([younger, older], at(1002))).toBe(older);
		expect(await renamed([older, younger])).toEqual(new Map([[younger, older]]));
		expect((await alike({ text: last, maker: 'eve-3', now: at(1003) })).campaign).toBe(older);
	});

	test('has a story: how many, by how many people, from how many networks, since when', async () => {
		let key = '';
		for (let guest = 0; guest < 37; guest++) {
			const place = { address: '', hash: `${guest}`, network: `network ${guest % 3}` };
			key = (await alike({ text: advert('n'), maker: `eve-${guest}`, place, now: at(guest) })).campaign;
		}
		const [story] = await stories([key, 'unknown']);
		expect(story).toMatchObject({ campaign: key, copies: 37, makers: 37, networks: 3, tools: 1, from: at(0) });
	});

	test('nobody sent for a month is forgotten', async () => {
		await alike({ text: advert('old'), now: at(0) });
		await forgetPast(at(31 * 24 * 60));
		expect(await campaignOf(`Un titre ${advert('old')}`)).toBeNull();
	});
});

test('a text is compared with those that may be like it, not with all there are', async () => {
	const bandOf = (band: number) => `hashint8(n * 8 + ${band})`;
	await carrier().unsafe(`
		insert into guard.near (campaign, signature, seen_at,
			band_1, band_2, band_3, band_4, band_5, band_6, band_7, band_8)
		select 'c' || n, decode(repeat(md5(n::text), 4), 'hex'), now(), ${[0, 1, 2, 3, 4, 5, 6, 7].map(bandOf).join()}
		from generate_series(1::bigint, 20000::bigint) n`);
	await carrier()`analyze guard.near`;
	const where = [1, 2, 3, 4, 5, 6, 7, 8].map((band) => `band_${band} = ${band}`).join(' or ');
	const plan = JSON.stringify(await carrier().unsafe(`explain select id from guard.near where ${where} limit 200`));
	for (let band = 1; band <= 8; band++) expect(plan).toContain(`near_band_${band}`);
	expect(plan).not.toContain('Seq Scan');
});

describe('What copies weigh', () => {
	const told = { campaign: 'c', copies: 0, own: 0, makers: 0, tools: 1, minutes: 5 };

	test('grows with their number and with haste, and never beyond what makes a person look', () => {
		const pointsOf = (copies: number, minutes = 5) =>
			copiesFound({ ...told, copies, makers: copies, minutes })[0]?.points ?? 0;
		expect(pointsOf(1)).toBe(0);
		expect(pointsOf(4)).toBeLessThan(pointsOf(16));
		expect(pointsOf(16, 1000)).toBeLessThan(pointsOf(16));
		expect(pointsOf(100_000)).toBeLessThan(9);
	});
});

describe('The window of the last minutes', () => {
	test('stays small however much passes through it, and however popular a text is', () => {
		const window = new Window();
		const signature = signatureOf(advert('w'))!;
		for (let time = 0; time < 10_000; time++)
			window.take({ at: time, maker: `eve-${time}`, network: null, item: null, signature, campaign: `${time}` });
		const { copies, campaign } = window.take({
			at: 10_001,
			maker: 'eve',
			network: null,
			item: null,
			signature,
			campaign: 'new'
		});
		expect(copies).toBe(32);
		expect(campaign).toBe('0');
	});

	test('forgets after ten minutes', () => {
		const window = new Window();
		const signature = signatureOf(advert('w'))!;
		window.take({ at: 0, maker: 'eve', network: null, item: null, signature, campaign: 'a' });
		expect(window.take({ at: 601_000, maker: 'bo', network: null, item: null, signature, campaign: 'b' }).copies).toBe(
			0
		);
	});
});
