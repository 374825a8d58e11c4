/** What the makers of swept things are told, and what their objection can bring back. */
import { beforeAll, describe, expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { keepContact } from '#kernel/items/contact.ts';
import { lettersTo, linkIn, member } from '../../../tests/accounts.ts';
import { moderator } from '../../../tests/desk.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { accountId, type Guest, guest, openNote, visitor } from '../../../tests/notes.ts';
import type { Visitor } from '../../../tests/visitor.ts';
import { appealPath } from '../appeals/link.ts';
import { oneStep } from './batch.ts';
import { goOn } from './jobs.ts';
import { follow, keepMarks, lookAt, lookFor, sign } from './plan.ts';
import { scan } from './scan.ts';
import * as store from './store.ts';
import { tellSome } from './telling.ts';

openTestHouse({ GUARD: 'off' });

const now = new Date();
let adam: { visitor: Visitor; id: string };
let mo: { visitor: Visitor; id: string };
let eve = '';
let dov: Guest;

beforeAll(async () => {
	adam = await moderator('Adam');
	mo = await moderator('Mo');
	adam.visitor = visitor(adam.visitor.cookies);
	mo.visitor = visitor(mo.visitor.cookies);
	await member('Eve', 'eve@example.org');
	eve = await accountId('eve@example.org');
	dov = await guest();
});

/** Notes of one maker, each with what the guard kept of it. */
async function notes(owner: string, count: number, word: string): Promise<string[]> {
	const ids: string[] = [];
	for (let place = 1; place <= count; place++) {
		const { id } = await openNote(owner, { title: `Watches ${place}` });
		await carrier()`
			insert into guard.event (at, tool, kind, act, item, actor, title, language, maker_kind, score, verdict, acted)
			values (now(), 'notes', 'notes.note', 'notes.make', ${id}, ${owner}, ${`Watches ${place} ${word}`}, 'en', 'account', 1, 'pass', true)`;
		ids.push(id);
	}
	return ids;
}

async function started(word: string, effect = 'items.trash'): Promise<string> {
	const asked = { by: adam.id, at: now, reason: 'Advertising for watches' };
	const id = await lookFor({ text: `title has "${word}"`, effect, why: 'spam' }, asked);
	await scan(id);
	const { sample } = (await lookAt(id))!;
	await keepMarks(
		id,
		sample.map(({ target }) => ({ target, mark: 'abuse' })),
		asked
	);
	await sign(id, asked);
	if ((await lookAt(id))!.state === 'open') await sign(id, { ...asked, by: mo.id });
	return id;
}

async function ended(id: string): Promise<void> {
	while ((await oneStep(id, 500, now)) !== null);
	while (await tellSome(id, 100, now));
}

async function sweepOver(word: string, effect = 'items.trash'): Promise<string> {
	const id = await started(word, effect);
	await ended(id);
	return id;
}

const undo = async (id: string): Promise<void> => {
	await follow(id, 'undoing', { by: adam.id, at: now });
	await ended(id);
};

/** The rows of some items, byte for byte but for their versions. */
async function rowsOf(items: readonly string[]): Promise<string> {
	const [row] = await carrier()<{ rows: string }[]>`
		select json_build_object(
			'items', (select json_agg(to_jsonb(i) - 'version' order by i.id) from kernel.item i where i.id = any(${items as string[]})),
			'withheld', (select json_agg(w order by w.item) from kernel.withheld w where w.item = any(${items as string[]}))
		)::text as rows`;
	return row!.rows;
}

const newLetters = async (mail: string, before: number) => (await lettersTo(mail)).slice(before);

async function objected(link: string): Promise<string> {
	const { status } = await visitor().post(link, 'appeal', {
		words: 'These are mine and fine',
		mail: 'eve@example.org'
	});
	expect(status).toBe(303);
	const [row] = await carrier()<{ id: string }[]>`
		select max(id) as id from guard.case where kind = 'appeal' and closed_at is null`;
	return row!.id;
}

/** Whoever of the two did not decide before. */
async function decide(one: string, what: string): Promise<void> {
	const by = (who: Visitor) => who.post(`/desk/queue/${one}`, 'decide', { what, why: 'spam', case: one });
	const { status } = await by(adam.visitor);
	expect(status === 403 ? (await by(mo.visitor)).status : status).toBe(303);
}

describe('The maker of swept things', () => {
	test('gets one letter for all of them, with the reason, twenty titles, the count, and one link', async () => {
		await notes(eve, 23, 'streamone');
		const before = (await lettersTo('eve@example.org')).length;
		await sweepOver('streamone');
		const letters = await newLetters('eve@example.org', before);
		expect(letters).toHaveLength(1);
		const { text, kind } = letters[0]!;
		expect(kind).toBe('guard.decision');
		expect(text).toContain('23 things of yours');
		expect(text).toContain('Advertising or spam');
		expect(text).toContain('Advertising for watches');
		expect(text.match(/^• /gm)).toHaveLength(20);
		expect(text).toContain('… and 3 more');
		expect(text.match(/\/appeals\//g)).toHaveLength(1);
		const page = await visitor().ask(linkIn(text));
		expect(page.status).toBe(200);
		expect(page.text).toContain('23 things of yours');
	});

	test('is not written to before the batch has ended, nor twice', async () => {
		await notes(eve, 6, 'streamtwo');
		const before = (await lettersTo('eve@example.org')).length;
		const id = await started('streamtwo');
		await oneStep(id, 3, now);
		expect(await tellSome(id, 100, now)).toBe(false);
		expect(await newLetters('eve@example.org', before)).toHaveLength(0);
		await follow(id, 'stopped', { by: adam.id, at: now });
		await Promise.all([tellSome(id, 100, now), tellSome(id, 100, now)]);
		await ended(id);
		const letters = await newLetters('eve@example.org', before);
		expect(letters).toHaveLength(1);
		expect(letters[0]!.text).toContain('3 things of yours');
	});

	test('without an account reads it at the address they left, or on the page of the thing', async () => {
		const [withMail, without] = [await guest(), await guest()];
		const [one] = await notes(withMail.actor.id, 1, 'streamthree');
		const [other] = await notes(without.actor.id, 1, 'streamthree');
		await keepContact(one!, 'fay@example.org');
		await sweepOver('streamthree', 'items.quarantine');
		const letters = await lettersTo('fay@example.org');
		expect(letters).toHaveLength(1);
		const { text } = await without.visitor.ask(`/notes/${other}`);
		const link = /href="(\/appeals\/[^"]+)"/.exec(text)![1]!;
		expect((await visitor().ask(link)).text).toContain('was taken offline');
		expect(link).not.toBe(linkIn(letters[0]!.text));
	});

	test('is told though somebody before them left an address that is none', async () => {
		const first = await guest();
		const [one] = await notes(first.actor.id, 1, 'streamtwelve');
		await notes(eve, 1, 'streamtwelve');
		await carrier()`insert into kernel.item_contact (item, mail) values (${one!}, 'not an address')`;
		const before = (await lettersTo('eve@example.org')).length;
		await sweepOver('streamtwelve', 'items.quarantine');
		expect(await newLetters('eve@example.org', before)).toHaveLength(1);
	});

	test('of a space are its owners, once', async () => {
		await member('Sol', 'sol@example.org');
		const sol = await accountId('sol@example.org');
		await carrier()`insert into kernel.space (id, name, language, made_by) values ('spaceofsolandeve1', 'Choir', 'en', ${sol})`;
		await carrier()`insert into kernel.member (space, actor, role) values ('spaceofsolandeve1', ${sol}, 'owner')`;
		const ids = await notes(eve, 2, 'streamfour');
		await carrier()`update kernel.item set space = 'spaceofsolandeve1' where id = any(${ids})`;
		const before = (await lettersTo('eve@example.org')).length;
		const solBefore = (await lettersTo('sol@example.org')).length;
		await sweepOver('streamfour', 'items.silence');
		expect(await newLetters('eve@example.org', before)).toHaveLength(0);
		expect(await newLetters('sol@example.org', solBefore)).toHaveLength(1);
	});

	test('hears the good news, once, when the batch is undone', async () => {
		await notes(eve, 2, 'streamfive');
		const before = (await lettersTo('eve@example.org')).length;
		const id = await sweepOver('streamfive');
		await undo(id);
		const [bad, good, ...more] = await newLetters('eve@example.org', before);
		expect(bad!.text).toContain('lie in the trash');
		expect(good!.text).toContain('2 things of yours were put in the trash');
		expect(good!.text).toContain('by mistake');
		expect(more).toEqual([]);
		expect((await visitor().ask(linkIn(bad!.text))).text).toContain('All is well');
	});

	test('of an account that is suspended is told so', async () => {
		await member('Flo', 'flo@example.org');
		const flo = await accountId('flo@example.org');
		await notes(flo, 1, 'streamsix');
		const before = (await lettersTo('flo@example.org')).length;
		const id = await sweepOver('streamsix', 'accounts.suspend');
		const [letter] = await newLetters('flo@example.org', before);
		expect(letter!.text).toContain('Your account at');
		expect(letter!.text).toContain('is suspended');
		await undo(id);
		expect((await newLetters('flo@example.org', before))[1]!.text).toContain('a mistake');
	});
});

describe('An objection to a sweep', () => {
	test('brings back all of theirs to the byte and leaves what is of others, once somebody else grants it', async () => {
		const mine = await notes(eve, 3, 'streamseven');
		const others = await notes(dov.actor.id, 2, 'streamseven');
		const [before, othersBefore] = [await rowsOf(mine), await rowsOf(others)];
		const letters = (await lettersTo('eve@example.org')).length;
		const id = await sweepOver('streamseven');
		const [swept, othersSwept] = [await rowsOf(mine), await rowsOf(others)];
		expect(swept).not.toBe(before);
		const link = linkIn((await newLetters('eve@example.org', letters))[0]!.text);
		const one = await objected(link);
		const seen = await mo.visitor.ask(`/desk/queue/${one}`);
		expect(seen.text).toContain(`/desk/sweeps/${id}`);
		expect(seen.text).toContain('3 things of a sweep');
		await decide(one, 'granted');
		expect(await rowsOf(mine)).toBe(before);
		expect(await rowsOf(others)).toBe(othersSwept);
		expect(await store.outcomesOf(id)).toMatchObject({ done: 2, undone: 3 });
		expect((await visitor().ask(link)).text).toContain('All is well');
		expect((await newLetters('eve@example.org', letters)).at(-1)!.subject).toContain('You were right');
		const [decision] = await carrier()<{ batch: string }[]>`
			select batch from guard.decision where case_id = ${one} and what = 'granted'`;
		await mo.visitor.post(`/desk/queue/${one}`, 'undo', { batch: decision!.batch });
		expect(await rowsOf(mine)).toBe(swept);
		await undo(id);
		expect(await rowsOf(mine)).toBe(before);
		expect(await rowsOf(others)).toBe(othersBefore);
	});

	test('that is refused leaves everything as it was decided', async () => {
		const mine = await notes(eve, 2, 'streameight');
		const letters = (await lettersTo('eve@example.org')).length;
		await sweepOver('streameight', 'items.quarantine');
		const swept = await rowsOf(mine);
		const one = await objected(linkIn((await newLetters('eve@example.org', letters))[0]!.text));
		await decide(one, 'upheld');
		expect(await rowsOf(mine)).toBe(swept);
	});

	test('against many things gives them back in small steps that go on after a break', async () => {
		const owner = (await guest()).actor.id;
		await carrier()`
			insert into kernel.item (id, tool, title, owner, language)
			select 'nine' || n, 'notes', 'Watches', ${owner}, 'en' from generate_series(1, 1300) n`;
		await carrier()`
			insert into guard.event (at, tool, kind, act, item, actor, title, language, maker_kind, score, verdict, acted)
			select now(), tool, 'notes.note', 'notes.make', id, owner, 'streamnine', 'en', 'guest', 1, 'pass', true
			from kernel.item where id like 'nine%'`;
		const ids = (await carrier()<{ id: string }[]>`select id from kernel.item where id like 'nine%'`).map(
			({ id }) => id
		);
		const before = await rowsOf(ids);
		const id = await sweepOver('streamnine');
		const [part] = await carrier()<{ caseId: string }[]>`
			select d.case_id as "caseId" from guard.sweep_part p join guard.decision d on d.id = p.decision where p.sweep = ${id}`;
		const one = await objected(appealPath(part!.caseId));
		await decide(one, 'granted');
		expect(await store.outcomesOf(id)).toMatchObject({ undone: 500, done: 800 });
		await goOn(id);
		expect(await store.outcomesOf(id)).toMatchObject({ undone: 1300, changed: 0 });
		expect(await rowsOf(ids)).toBe(before);
	});

	test('is closed by itself when the whole batch is undone', async () => {
		await notes(eve, 1, 'streamten');
		const letters = (await lettersTo('eve@example.org')).length;
		const id = await sweepOver('streamten');
		const one = await objected(linkIn((await newLetters('eve@example.org', letters))[0]!.text));
		await undo(id);
		const [row] = await carrier()`select closed_at from guard.case where id = ${one}`;
		expect(row!.closed_at).not.toBeNull();
	});
});

describe('Between a sweep and a decision on one of its things', () => {
	const waitingCase = async (item: string): Promise<string> => {
		await carrier()`
			insert into kernel.withheld (item, part, how, maker, by, at) values (${item}, '', 'hold', ${eve}, ${adam.id}, now())`;
		const [row] = await carrier()<{ id: string }[]>`
			insert into guard.case (kind, at, tool, item, part, actor, harm, reach, about)
			values ('hold', now(), 'notes', ${item}, '', ${eve}, 4, 0, '{}') returning id`;
		return row!.id;
	};
	const lastBatch = async (): Promise<string> => {
		const [row] = await carrier()<{ batch: string }[]>`
			select batch from guard.decision where case_id is not null and what <> 'sweep' order by id desc limit 1`;
		return row!.batch;
	};
	const undoDecision = (batch: string) => adam.visitor.post('/desk/queue', 'undo', { batch });

	test('undone in the order they came in, or in the other, everything is as it was', async () => {
		for (const sweepFirst of [true, false]) {
			const mine = await notes(eve, 1, `streamtwelve${sweepFirst}`);
			const one = await waitingCase(mine[0]!);
			const before = await rowsOf(mine);
			const id = await sweepOver(`streamtwelve${sweepFirst}`);
			await decide(one, 'trash');
			const batch = await lastBatch();
			if (sweepFirst) await undo(id);
			expect((await undoDecision(batch)).status).toBe(303);
			if (!sweepFirst) await undo(id);
			expect([sweepFirst, await rowsOf(mine)]).toEqual([sweepFirst, before]);
		}
	});

	test('a decision is not undone under a sweep that came later', async () => {
		const mine = await notes(eve, 1, 'streamthirteen');
		const one = await waitingCase(mine[0]!);
		const before = await rowsOf(mine);
		await decide(one, 'quarantine');
		const batch = await lastBatch();
		const id = await started('streamthirteen');
		while ((await oneStep(id, 500, new Date())) !== null);
		while (await tellSome(id, 100, now));
		const refused = await undoDecision(batch);
		expect(refused.status).toBe(409);
		expect(refused.text).toContain('decided something on this later');
		await undo(id);
		// What is still offline for another reason is not said to be well.
		const [{ caseId } = { caseId: '' }] = await carrier()<{ caseId: string }[]>`
			select d.case_id as "caseId" from guard.sweep_part p join guard.decision d on d.id = p.decision where p.sweep = ${id}`;
		const told = (await visitor().ask(appealPath(caseId))).text;
		expect(told).toContain('This decision was taken back');
		expect(told).not.toContain('All is well');
		expect((await undoDecision(batch)).status).toBe(303);
		expect(await rowsOf(mine)).toBe(before);
	});

	test('what its maker took out of the trash meanwhile is shown again when the sweep is undone', async () => {
		const mine = await notes(eve, 1, 'streamfourteen');
		const before = await rowsOf(mine);
		const id = await sweepOver('streamfourteen');
		await carrier()`
			update kernel.item set trashed_at = null, trashed_by = null, trash_reason = null where id = ${mine[0]!}`;
		await undo(id);
		expect(await rowsOf(mine)).toBe(before);
	});
});

test('a sweep stands in the log as one line, and in its files with each of its makers', async () => {
	await notes(eve, 1, 'streameleven');
	await notes(dov.actor.id, 1, 'streameleven');
	const id = await sweepOver('streameleven');
	const { text } = await adam.visitor.ask('/desk/log');
	expect(text.match(new RegExp(`/desk/sweeps/${id}`, 'g'))).toHaveLength(1);
	const lines = JSON.parse((await adam.visitor.ask('/desk/log.json')).text) as { sweep: string | null }[];
	expect(lines.filter(({ sweep }) => sweep === id)).toHaveLength(2);
});
