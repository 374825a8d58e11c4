import { beforeAll, describe, expect, test } from 'vitest';
import { withhold } from '#kernel/access/withheld.ts';
import { house } from '#kernel/accounts/actor.ts';
import { carrier } from '#kernel/database/connection.ts';
import { readSettings, settings, useSettings } from '#kernel/settings/settings.ts';
import { lettersTo, linkIn } from '../../../tests/accounts.ts';
import { type Held, heldNote, moderator } from '../../../tests/desk.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { guest, openNote, visitor } from '../../../tests/notes.ts';
import type { Visitor } from '../../../tests/visitor.ts';

openTestHouse();

let ana: { visitor: Visitor; id: string };
beforeAll(async () => {
	ana = await moderator('Ana');
});

const casesOf = (item: string) => carrier()`
	select id, kind, harm, reach, about, closed_at, part from guard.case where item = ${item} order by id`;
const from = (address: string): Visitor => {
	const one = visitor();
	const { ask } = one;
	one.ask = (path, init = {}) =>
		ask.call(one, path, { ...init, headers: { ...init.headers, 'x-forwarded-for': address } });
	return one;
};
const report = (who: Visitor, item: string, more: Record<string, string> = {}) =>
	who.post(`/items/${item}/report`, 'report', { category: 'spam', ...more });
const decide = (caseId: string, what: string, more: Record<string, string> = {}, who = ana.visitor) =>
	who.post(`/desk/queue/${caseId}`, 'decide', { case: caseId, what, why: 'spam', ...more });

describe('a report', () => {
	test('needs no account; the page of the thing leads to it, in both languages', async () => {
		const { id } = await openNote((await guest()).actor.id);
		const chloe = visitor();
		const page = await chloe.ask(`/notes/${id}`);
		expect(page.text).toContain(`href="/items/${id}/report"`);
		chloe.language = 'fr';
		expect((await chloe.ask(`/notes/${id}`)).text).toContain('Signaler cette page');
		expect((await chloe.ask(`/items/${id}/report`)).text).toContain('Qu’est-ce qui ne va pas');
		const sent = await report(chloe, id, { words: 'This sells pills' });
		expect(sent.status).toBe(303);
		expect((await chloe.ask(sent.location!)).text).toContain('Merci, c’est transmis');
		expect(await casesOf(id)).toMatchObject([{ kind: 'report', harm: 4, closed_at: null }]);
	});

	test('asks what is wrong, and keeps what was typed', async () => {
		const { id } = await openNote((await guest()).actor.id);
		const refused = await visitor().post(`/items/${id}/report`, 'report', {
			words: 'Look at this',
			mail: 'no address'
		});
		expect(refused.status).toBe(422);
		expect(refused.text).toContain('Look at this');
		expect(await casesOf(id)).toEqual([]);
	});

	test('leaves no trace where its maker looks, nor among the things of who reported it', async () => {
		const { id } = await openNote((await guest()).actor.id);
		const chloe = visitor();
		expect((await report(chloe, id)).status).toBe(303);
		expect((await chloe.ask('/things')).text).not.toContain(id);
		expect(await carrier()`select act from kernel.activity where item = ${id} and act like 'guard.%'`).toEqual([]);
		expect((await carrier()`select 1 from guard.report where item = ${id} and actor is not null`).length).toBe(1);
	});

	test('many of one network count once; of many networks, more', async () => {
		useSettings(
			readSettings({ DATA_DIR: settings().DATA_DIR, LOG_LEVEL: 'error', RATE_LIMITS: 'off', TRUST_PROXY: '1' })
		);
		const { id } = await openNote((await guest()).actor.id);
		for (const last of [1, 2, 3, 4, 5]) await report(from(`203.0.113.${last}`), id);
		expect(await casesOf(id)).toMatchObject([{ harm: 4 }]);
		await report(from('198.51.100.1'), id);
		await report(from('192.0.2.1'), id);
		await report(from('192.0.3.1'), id);
		expect(await casesOf(id)).toMatchObject([{ harm: 6 }]);
		expect(await carrier()`select 1 from guard.report where item = ${id}`).toHaveLength(8);
	});

	test('cannot be poured in from one place', async () => {
		useSettings(readSettings({ DATA_DIR: settings().DATA_DIR, LOG_LEVEL: 'error' }));
		const { id } = await openNote((await guest()).actor.id);
		const statuses = [];
		for (let count = 0; count < 8; count++) statuses.push((await report(visitor(), id)).status);
		useSettings(readSettings({ DATA_DIR: settings().DATA_DIR, LOG_LEVEL: 'error', RATE_LIMITS: 'off' }));
		expect(statuses.filter((status) => status === 303)).toHaveLength(6);
		expect(statuses.at(-1)).toBe(429);
	});

	test('joins what the guard held already, and whoever left an address hears what came of it', async () => {
		const { id } = await openNote((await guest()).actor.id, { title: 'Pills' });
		await report(visitor(), id, { mail: 'chloe@example.org', category: 'illegal' });
		const [one] = await casesOf(id);
		await decide(one!.id, 'quarantine', { why: 'illegal' });
		const [letter] = await lettersTo('chloe@example.org');
		expect(letter!.text).toContain('something was done about it');
		expect((await visitor().ask(`/notes/${id}`)).status).toBe(403);
	});

	test('of a hidden thing does not say that it is there', async () => {
		const { id } = await openNote((await guest()).actor.id, { visibility: 'private' });
		expect((await visitor().ask(`/items/${id}/report`)).status).toBe(404);
	});
});

async function heldFor(maker: { actor: { id: string }; visitor: Visitor }): Promise<{ held: Held; link: string }> {
	const held = await heldNote({ maker: maker.actor.id, title: 'My note', body: 'Watches at https://watches.example' });
	const page = await maker.visitor.ask(`/notes/${held.item}`);
	const link = /href="(\/appeals\/[\w-]+)"/.exec(page.text)![1]!;
	return { held, link };
}

describe('an appeal', () => {
	test('whoever made it sees on its own page that it waits; others see neither', async () => {
		const dov = await guest();
		const { held, link } = await heldFor(dov);
		const page = await dov.visitor.ask(`/notes/${held.item}`);
		expect(page.text).toContain('waits for a person');
		expect(page.headers.get('cache-control')).toBe('no-store');
		expect((await visitor().ask(`/notes/${held.item}`)).text).not.toContain('/appeals/');
		const why = await visitor().ask(link);
		expect(why.text).toContain('This waits for a person');
		expect(why.text).not.toContain('href="https://watches.example');
	});

	test('a link that was not given out opens nothing', async () => {
		expect((await visitor().ask('/appeals/AAAAAAAAAAAAAAAAAAAAAA1')).status).toBe(404);
		expect((await visitor().ask('/appeals/nothing')).status).toBe(404);
	});

	test('won, undoes the decision wholly; somebody else than who decided looks at it', async () => {
		const dov = await guest();
		const { held, link } = await heldFor(dov);
		await decide(held.case, 'trash', { words: 'Looks like a shop.' });
		const statement = await visitor().ask(link);
		for (const words of ['Looks like a shop.', 'In the trash', 'Advertising or spam'])
			expect(statement.text).toContain(words);
		expect(
			(await dov.visitor.post(link, 'appeal', { words: 'It is about my grandfather’s watch', mail: 'dov@example.org' }))
				.status
		).toBe(303);
		const [, appeal] = await casesOf(held.item);
		expect(appeal).toMatchObject({ kind: 'appeal', closed_at: null });
		expect((await visitor().post(link, 'appeal', { words: 'Again' })).status).toBe(409);

		const bo = await moderator('Bo');
		expect((await ana.visitor.ask('/desk/queue')).text).not.toContain(`/desk/queue/${appeal!.id}"`);
		expect((await decide(appeal!.id, 'granted')).status).toBe(403);
		const shown = await bo.visitor.ask(`/desk/queue/${appeal!.id}`);
		expect(shown.text).toContain('my grandfather’s watch');
		expect((await decide(appeal!.id, 'granted', {}, bo.visitor)).status).toBe(303);
		expect((await visitor().ask(`/notes/${held.item}`)).status).toBe(200);
		const [row] = await carrier()`select trashed_at, trashed_by, trash_reason from kernel.item where id = ${held.item}`;
		expect(row).toEqual({ trashed_at: null, trashed_by: null, trash_reason: null });
		expect((await lettersTo('dov@example.org')).at(-1)!.text).toContain('you were right');
		expect((await visitor().ask(link)).text).toContain('All is well');
	});

	test('lost, stays, and may be said once more', async () => {
		const dov = await guest();
		const { held, link } = await heldFor(dov);
		await decide(held.case, 'quarantine');
		await dov.visitor.post(link, 'appeal', { words: 'Not fair', mail: 'eve@example.org' });
		const [, appeal] = await casesOf(held.item);
		const bo = ana.visitor;
		await carrier()`delete from kernel.admin where account <> ${ana.id}`;
		expect((await decide(appeal!.id, 'upheld', { words: 'Shops belong elsewhere.' }, bo)).status).toBe(303);
		const [letter] = await lettersTo('eve@example.org');
		expect(letter!.text).toContain('The decision stays');
		expect(linkIn(letter!.text)).toBe(link);
		const again = await visitor().ask(link);
		expect(again.text).toContain('It was looked at again');
		expect(again.text).toContain('Shops belong elsewhere.');
		expect((await visitor().ask(`/notes/${held.item}`)).status).toBe(403);
	});

	test.each([
		['by itself', 'Cleo', { settled: true }],
		['after another of its campaign', 'Cyd', { inherits: 'other' }]
	])(
		'won against what the guard took offline %s says that all is well, and comes to an end',
		async (_, name, about) => {
			const dov = await guest();
			const { held, link } = await heldFor(dov);
			const other = await heldFor(await guest());
			await decide(other.held.case, 'quarantine');
			const [first] = await carrier()`select id from guard.decision where case_id = ${other.held.case}`;
			const marked = 'inherits' in about ? { inherits: first!.id } : about;
			await carrier()`
			update guard.case set closed_at = now(), about = about || ${marked as never}::jsonb where id = ${held.case}`;
			expect((await dov.visitor.post(link, 'appeal', { words: 'It is our school fair' })).status).toBe(303);
			const appeal = (await casesOf(held.item)).at(-1)!;
			const bo = await moderator(name);
			expect((await decide(appeal.id, 'granted', { words: 'Sorry about that.' }, bo.visitor)).status).toBe(303);
			expect((await visitor().ask(`/notes/${held.item}`)).status).toBe(200);
			const { text } = await visitor().ask(link);
			expect(text).toContain('All is well');
			expect(text).toContain('Sorry about that.');
			expect(text).not.toContain('The decision stays');
			expect((await dov.visitor.post(link, 'appeal', { words: 'Again' })).status).toBe(409);
		}
	);

	test('the statement says that a person looked, where somebody did, also at what had followed others of its campaign', async () => {
		const dov = await guest();
		const { held, link } = await heldFor(dov);
		const other = await heldFor(await guest());
		await decide(other.held.case, 'quarantine');
		const [first] = await carrier()`select id from guard.decision where case_id = ${other.held.case}`;
		const inherits = { inherits: first!.id };
		await carrier()`
			update guard.case set closed_at = now(), about = about || ${inherits as never}::jsonb where id = ${held.case}`;
		await decide(held.case, 'trash');
		const { text } = await visitor().ask(link);
		expect(text).toContain('a person looked at it and decided');
		expect(text).not.toContain('Nobody has looked');
	});

	test('a question of the desk is answered by the same link, and brings the case back', async () => {
		const dov = await guest();
		const { held, link } = await heldFor(dov);
		await decide(held.case, 'ask', { words: 'What is it for?' });
		const asked = (path: string) => ana.visitor.ask(path).then(({ text }) => text.includes(`/desk/queue/${held.case}`));
		expect(await asked('/desk/queue?kind=held')).toBe(false);
		expect(await asked('/desk/queue?kind=asked')).toBe(true);
		expect((await visitor().ask(link)).text).toContain('What is it for?');
		await dov.visitor.post(link, 'appeal', { words: 'A gift for my aunt' });
		expect(await asked('/desk/queue?kind=held')).toBe(true);
		expect((await ana.visitor.ask(`/desk/queue/${held.case}`)).text).toContain('A gift for my aunt');
	});
});

test('a part that is held back is said to whoever wrote it', async () => {
	const [dov, chloe] = [await guest(), await guest()];
	const { id } = await openNote(dov.actor.id);
	await withhold({ item: id, part: 'comment:1', how: 'hold', maker: chloe.actor.id }, house.id, new Date());
	expect((await chloe.visitor.ask(`/notes/${id}`)).text).toContain('Something you wrote here waits');
	expect((await dov.visitor.ask(`/notes/${id}`)).text).not.toContain('Something you wrote here');
});
