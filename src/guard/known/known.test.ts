/** What people decided of the like, and what follows from it. */
import { afterAll, beforeEach, expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { passFor } from '#kernel/access/pass.ts';
import { type Actor, newGuest } from '#kernel/accounts/actor.ts';
import { remember } from '#kernel/accounts/store.ts';
import { perform, seatGuard } from '#kernel/actions/perform.ts';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { makeThing } from '../../../tests/things.ts';
import { keepAppeal, standingOf } from '../appeals/appeal.ts';
import { campaigns } from '../campaigns/signal.ts';
import { decide } from '../decisions/decide.ts';
import { caseById } from '../decisions/store.ts';
import { undo } from '../decisions/undo.ts';
import { copies } from '../form/signal.ts';
import { signals } from '../signals.ts';
import { weigh } from '../weigh.ts';
import { known } from './signal.ts';

openTestHouse();
seatGuard(weigh);
const before = [...signals];
signals.splice(0, signals.length, copies, known, campaigns);
afterAll(() => void signals.splice(0, signals.length, ...before));

async function makeModerator(): Promise<Actor> {
	const { id } = newGuest();
	await carrier()`insert into kernel.actor (id, kind, name) values (${id}, 'account', 'Ana')`;
	await carrier()`insert into kernel.account (id, name, mail) values (${id}, 'Ana', ${`${id.toLowerCase()}@example.org`})`;
	await carrier()`insert into kernel.admin (account, by, at) values (${id}, ${id}, now())`;
	return { id, kind: 'account', name: 'Ana', admin: true };
}

let moderator: Actor;
beforeEach(async () => {
	moderator = await makeModerator();
});

async function writes(text: string): Promise<string> {
	const actor = newGuest();
	await remember(actor);
	const caller = { actor, key: null, language: 'en', place: null, address: '203.0.113.7' } as const;
	return (await perform(makeThing, { text }, caller)).id;
}

const held = async (id: string) => (await passFor({ tool: 'things', name: id }, null)).withheld;

async function reported(item: string): Promise<string> {
	const [row] = await carrier()<{ id: string }[]>`
		insert into guard.case (kind, at, tool, item, part, actor, event, harm, reach, about)
		select 'report', now(), 'things', ${item}, '', actor, id, 4, 0, '{}' from guard.event where item = ${item}
		returning id`;
	return row!.id;
}

const caseOf = async (item: string) => {
	const [row] = await carrier()<{ id: string }[]>`select id from guard.case where item = ${item} order by id desc`;
	return row ? caseById(row.id) : null;
};

const decided = (id: string, what: 'quarantine' | 'fine') =>
	transaction(() => decide({ cases: [id], what, why: 'spam', words: '' }, moderator, new Date()));

const offer = (town: string) =>
	`Wonderful watches of all the great makers at a tenth of the price, sent to ${town} within three days, ask for our list`;

const lamps = (town: string) =>
	`Old oil lamps bought and sold near ${town}: bring yours on the first Sunday of the month and leave richer than you came`;

test('what is like something a person decided against is quarantined, and nobody is asked again', async () => {
	const first = await writes(offer('Brest'));
	expect(await held(first)).toBeNull();
	await decided(await reported(first), 'quarantine');
	const next = await writes(offer('Nantes'));
	expect(await held(next)).toBe('quarantine');
	expect((await caseOf(next))!.closedAt).not.toBeNull();
});

test('its maker reads from which decision it follows, and may appeal: then a person looks at it', async () => {
	const first = await writes(lamps('Rennes'));
	await decided(await reported(first), 'quarantine');
	const next = await writes(lamps('Lille'));
	const case_ = (await caseOf(next))!;
	expect((await standingOf(case_)).standing).toBe('against');
	const words = 'I collect lamps.';
	await transaction(() =>
		keepAppeal({ caseId: case_.id, words, mail: null, language: 'en', actor: case_.actor!, at: new Date() })
	);
	const other = await makeModerator();
	const appeal = (await caseOf(next))!;
	expect(appeal).toMatchObject({ kind: 'appeal', closedAt: null });
	await transaction(() => decide({ cases: [appeal.id], what: 'granted', why: 'other', words: '' }, other, new Date()));
	expect(await held(next)).toBeNull();
	expect(await held(first)).toBe('quarantine');
});

test('a decision taken back opens what followed from it, and frees what comes after', async () => {
	const text = (word: string) =>
		`The yearly ${newId().slice(0, 2)} fair of our village has room for forty stalls, write to the ${word} if you want one`;
	const first = await writes(text('baker'));
	const { batch } = await decided(await reported(first), 'quarantine');
	const next = await writes(text('mayor'));
	expect(await held(next)).toBe('quarantine');
	await transaction(() => undo(batch, moderator, new Date()));
	expect((await caseOf(next))!.closedAt).toBeNull();
	expect(await held(await writes(text('priest')))).toBeNull();
});
