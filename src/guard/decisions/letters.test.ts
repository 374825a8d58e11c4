import { beforeAll, expect, test } from 'vitest';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { lettersTo, member } from '../../../tests/accounts.ts';
import { moderator } from '../../../tests/desk.ts';
import { openTestHouse } from '../../../tests/house.ts';
import type { Visitor } from '../../../tests/visitor.ts';
import type { Signal } from '../judge/signal.ts';
import { signals } from '../signals.ts';
import { decide } from './decide.ts';

openTestHouse({ GUARD: 'on' });

const doubtful: Signal = {
	name: 'told',
	version: '1',
	cost: 'text',
	look: ({ title, text }) => (/doubtful/.test(title + text) ? [{ symbol: 'told.so', points: 10 }] : [])
};
signals.splice(0);
signals.push(doubtful);

let clara: Visitor;
let mo: { visitor: Visitor; id: string };
beforeAll(async () => {
	clara = await member('Clara', 'clara@example.org');
	mo = await moderator('Mo');
});

const openCases = () =>
	carrier()<{ id: string }[]>`
		select id from guard.case where kind = 'hold' and item is null and closed_at is null order by id`;

async function spaceOf(name: string): Promise<string> {
	const { location } = await clara.post('/spaces', 'open', { name });
	return location!.split('?')[0]!;
}

const invited = (space: string, mail: string) => clara.post(`${space}/people`, 'invite', { mail, role: 'member' });

const fine = (cases: string[]) =>
	transaction(() =>
		decide(
			{ cases, what: 'fine', why: 'other', words: '' },
			{ id: mo.id, kind: 'account', name: 'Mo', admin: true },
			new Date()
		)
	);

test('whoever sends a held letter again waits once, learns that it is fine, and then it leaves', async () => {
	const space = await spaceOf('A doubtful choir');
	const [opened, ...more] = await openCases();
	expect(more).toEqual([]);
	for (let n = 0; n < 3; n++) {
		const answer = await invited(space, 'dov@example.org');
		expect(answer.status).toBe(403);
		expect(answer.text.split('letters can be sent once that is done')).toHaveLength(2);
	}
	const held = (await openCases()).filter(({ id }) => id !== opened!.id);
	expect(held).toHaveLength(1);

	const seen = await mo.visitor.ask(`/desk/queue/${held[0]!.id}`);
	expect(seen.text).toContain('Letter held back');
	await fine([held[0]!.id]);
	const told = (await lettersTo('clara@example.org')).at(-1)!;
	expect(told.kind).toBe('guard.decision');
	expect(told.text).toContain('send it again');
	expect((await clara.ask('/notices')).text).toContain(
		'“A doubtful choir” was looked at: you can send that letter again'
	);

	expect((await invited(space, 'dov@example.org')).status).toBe(303);
	expect(await lettersTo('dov@example.org')).toHaveLength(1);
});

test('what has no title is called by its first words', async () => {
	await spaceOf('Another doubtful band');
	const [opened] = (await openCases()).slice(-1);
	await transaction(() =>
		decide(
			{ cases: [opened!.id], what: 'ask', why: 'other', words: 'Who are you?' },
			{ id: mo.id, kind: 'account', name: 'Mo', admin: true },
			new Date()
		)
	);
	expect((await lettersTo('clara@example.org')).at(-1)!.subject).toContain('Another doubtful band');
	expect((await clara.ask('/notices')).text).toContain('Another doubtful band');
});
