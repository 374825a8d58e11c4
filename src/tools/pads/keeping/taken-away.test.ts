import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Server, startServer } from '#entries/server.ts';
import { nameKeeper } from '#kernel/access/keepers.ts';
import { keyFor } from '#kernel/access/keys.ts';
import { type Actor, house, newGuest } from '#kernel/accounts/actor.ts';
import { remember } from '#kernel/accounts/store.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { trashItem } from '#kernel/life/actions.ts';
import { openDocuments } from '#live/documents/opened.ts';
import { readDocument } from '#live/documents/writing.ts';
import { renewKeys } from '#portal/items/actions/links.ts';
import { dismiss } from '#portal/items/actions/people.ts';
import { changeItem, protectItem } from '#portal/items/actions/settings.ts';
import { member, signIn } from '../../../../tests/accounts.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { changePad } from '../actions.ts';
import { field } from '../pad.ts';
import { padOf, synced, until, type Who, type Writer, writer } from '../trial.ts';
import { lockPad } from './actions.ts';

openTestHouse({ PORT: '0' });

let server: Server;
const here: Writer[] = [];

beforeAll(async () => {
	server = await startServer();
});
afterEach(async () => {
	for (const { provider } of here.splice(0)) provider.destroy();
	await until(() => openDocuments() === 0);
});
afterAll(() => server?.stop());

type Client = Writer & { closed: number[] };

async function come(pad: string, who: Who = newGuest(), params: Record<string, string> = {}) {
	const one = writer(`http://127.0.0.1:${server.port}`, pad, who, params);
	here.push(one);
	const closed: number[] = [];
	one.provider.on('connection-close', (event) => {
		closed.push(event?.code ?? 0);
		one.provider.shouldConnect = false;
	});
	await synced(one);
	return { ...one, closed } satisfies Client;
}

const onDisk = async (pad: string): Promise<string> =>
	(await readDocument('pads', pad)).getXmlFragment(field).toString();

/** Something is seen by somebody else, then taken away, and what is written afterwards reaches nobody. */
async function letsGo(
	pad: string,
	owner: Actor,
	client: Client,
	takeAway: () => Promise<unknown>,
	code: number | null
) {
	const ana = await come(pad, owner);
	client.write('Before');
	await until(() => ana.text().includes('Before'));
	await takeAway();
	if (code !== null) await until(() => client.closed.includes(code));
	else await new Promise((resolve) => setTimeout(resolve, 80));
	client.write('After');
	await new Promise((resolve) => setTimeout(resolve, 60));
	expect(ana.text()).not.toContain('After');
	expect(await onDisk(pad)).not.toContain('After');
	return ana;
}

const known = async (): Promise<Actor> => {
	const actor = newGuest();
	await remember(actor);
	return actor;
};

describe('Whoever has a pad open is shut out at once when', () => {
	const by = (owner: Actor) => ({ ...houseCaller, actor: owner });

	test('the link to write they came by is replaced', async () => {
		const owner = newGuest();
		const pad = await padOf(owner, { writers: 'key' });
		const key = await transaction(() => keyFor(pad, 'edit'));
		await letsGo(
			pad,
			owner,
			await come(pad, null, { key }),
			() => perform(renewKeys, { item: pad, opens: 'edit' }, by(owner)),
			4401
		);
	});

	test('the pad is locked; those who manage it write on', async () => {
		const owner = newGuest();
		const pad = await padOf(owner);
		const ana = await letsGo(
			pad,
			owner,
			await come(pad),
			() => perform(lockPad, { pad, locked: true }, by(owner)),
			null
		);
		ana.write('By its owner');
		await until(async () => (await onDisk(pad)).includes('By its owner'));
		await perform(lockPad, { pad, locked: false }, by(owner));
		const dov = await come(pad);
		dov.write('Open again');
		await until(() => ana.text().includes('Open again'));
	});

	test('the pad is locked: what its programs wrote meanwhile comes in once it is unlocked', async () => {
		const owner = newGuest();
		const pad = await padOf(owner);
		const dov = await come(pad);
		const ana = await letsGo(pad, owner, dov, () => perform(lockPad, { pad, locked: true }, by(owner)), null);
		await perform(lockPad, { pad, locked: false }, by(owner));
		await until(() => ana.text().includes('After'));
		dov.write('Again');
		await until(() => ana.text().endsWith('<paragraph>Again</paragraph>'));
		expect(await onDisk(pad)).toBe(ana.text());
	});

	test('only the link to write writes', async () => {
		const owner = newGuest();
		const pad = await padOf(owner);
		await letsGo(pad, owner, await come(pad), () => perform(changePad, { pad, writers: 'key' }, by(owner)), null);
	});

	test('a password is set', async () => {
		const owner = newGuest();
		const pad = await padOf(owner);
		const protect = () => perform(protectItem, { item: pad, guards: 'read', password: 'seven calm boats' }, by(owner));
		await letsGo(pad, owner, await come(pad), protect, 4401);
	});

	test('their session is ended from another browser', async () => {
		const owner = newGuest();
		const pad = await padOf(owner);
		const phone = await member('Ana', 'ana@sessions.example');
		const laptop = await signIn('ana@sessions.example');
		const lost = await come(pad, phone.cookieLine());
		await letsGo(pad, owner, lost, () => laptop.post('/account/sessions', 'end-others'), 4401);
		const still = await come(pad, laptop.cookieLine());
		still.write('Still here');
		await until(async () => (await onDisk(pad)).includes('Still here'));
		expect(still.closed).toEqual([]);
	});

	test('it is made private', async () => {
		const owner = newGuest();
		const pad = await padOf(owner);
		await letsGo(
			pad,
			owner,
			await come(pad),
			() => perform(changeItem, { item: pad, visibility: 'private' }, by(owner)),
			4404
		);
	});

	test('it is put in the trash', async () => {
		const owner = newGuest();
		const pad = await padOf(owner);
		await letsGo(pad, owner, await come(pad), () => perform(trashItem, { item: pad }, by(owner)), 4410);
	});

	test('they no longer look after it', async () => {
		const [owner, bo] = [newGuest(), await known()];
		const pad = await padOf(owner, { writers: 'key' });
		await nameKeeper(pad, bo.id);
		await letsGo(
			pad,
			owner,
			await come(pad, bo),
			() => perform(dismiss, { item: pad, keeper: bo.id }, by(owner)),
			null
		);
	});

	test('they leave the space it belongs to', async () => {
		const [owner, bo] = [await known(), await known()];
		const pad = await padOf(owner);
		await carrier()`insert into kernel.space (id, name, language, made_by) values ('space1', 'Harbour', 'en', ${owner.id})`;
		await carrier()`insert into kernel.member (space, actor, role) values ('space1', ${bo.id}, 'member'), ('space1', ${owner.id}, 'owner')`;
		await carrier()`update kernel.item set space = 'space1', visibility = 'private' where id = ${pad}`;
		await letsGo(
			pad,
			owner,
			await come(pad, bo),
			() => carrier()`delete from kernel.member where actor = ${bo.id}`,
			4404
		);
	});

	test('they are suspended, in the pads of others', async () => {
		const [owner, eve] = [newGuest(), await known()];
		const pad = await padOf(owner);
		const suspend = () =>
			carrier()`insert into kernel.restricted (actor, how, via, reason, by, at) values (${eve.id}, 'suspend', '', 'Spam', ${house.id}, now())`;
		await letsGo(pad, owner, await come(pad, eve), suspend, null);
	});

	test('the person it belongs to is suspended', async () => {
		const owner = await known();
		const pad = await padOf(owner);
		const chloe = await come(pad);
		await carrier()`insert into kernel.restricted (actor, how, via, reason, by, at) values (${owner.id}, 'suspend', '', 'Spam', ${house.id}, now())`;
		await until(() => chloe.closed.includes(4403));
	});

	test('its owner has no room left', async () => {
		const owner = newGuest();
		const pad = await padOf(owner);
		const fill = async () => {
			await carrier()`update kernel.item set bytes = 2000000000 where id = ${pad}`;
			await perform(changePad, { pad, title: 'Full' }, by(owner));
		};
		await letsGo(pad, owner, await come(pad), fill, null);
	});
});

test('what was taken away while the database could not be heard holds once it can', async () => {
	const owner = newGuest();
	const pad = await padOf(owner);
	const eve = await come(pad);
	// Nobody is told: the connection that listens is gone.
	const [gone] = await carrier()`
		select count(pg_terminate_backend(pid))::int as gone from pg_stat_activity
		where datname = current_database() and query ilike 'listen%archipel_rights%'`;
	expect(gone!.gone).toBeGreaterThan(0);
	await carrier()`update kernel.item set visibility = 'private' where id = ${pad}`;
	await until(() => eve.closed.includes(4404));
});
