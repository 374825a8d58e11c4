/** The rows of actors and accounts. */
import { sql } from 'kysely';
import { carrier, tables } from '../database/connection.ts';
import { sentTogether } from '../database/gathered.ts';
import type { Language } from '../words/words.ts';
import type { Account } from './account.ts';
import type { Actor } from './actor.ts';
import { keepRoleChange } from './moderators.ts';

type ActorTables = {
	'kernel.actor': { id: string; kind: Actor['kind']; name: string | null; language: string | null };
	'kernel.account': {
		id: string;
		name: string;
		mail: string;
		mail_proven: boolean;
		second_factor: boolean;
		language: Language;
		at: Date;
		changed_at: Date;
	};
	'kernel.admin': { account: string; by: string; at: Date };
};

const db = tables<ActorTables>();

/** A guest stands in the database from the first thing they do. */
export const remember: (guest: Actor) => Promise<void> = sentTogether(
	(guests: Actor[]) => carrier()`
		insert into kernel.actor (id, kind, name)
		select id, kind, name from json_to_recordset(${guests as never}::json) as r (id text, kind text, name text)
		on conflict do nothing`
);

export const rememberAccount = (id: string, name: string, language: string) =>
	db.insertInto('kernel.actor').values({ id, kind: 'account', name, language }).execute();

const accounts = () =>
	db
		.selectFrom('kernel.account as a')
		.leftJoin('kernel.admin as d', 'd.account', 'a.id')
		.select([
			'a.id',
			'a.name',
			'a.mail',
			'a.mail_proven as mailProven',
			'a.second_factor as secondFactor',
			'a.language',
			'a.at',
			sql<boolean>`d.account is not null`.as('admin')
		]);

/** @param id of an account that signed in: it is there. */
export const accountById = (id: string): Promise<Account> =>
	accounts().where('a.id', '=', id).executeTakeFirstOrThrow();

export const accountByMail = (mail: string): Promise<Account | undefined> =>
	accounts().where('a.mail', '=', mail.toLowerCase()).executeTakeFirst();

/** @returns whether there still is such an account. */
export async function proveMail(id: string, mail: string): Promise<boolean> {
	const changed = await db
		.updateTable('kernel.account')
		.set({ mail: mail.toLowerCase(), mail_proven: true, changed_at: sql`now()` })
		.where('id', '=', id)
		.executeTakeFirst();
	return changed.numUpdatedRows > 0n;
}

/** The name stands beside what the account does, so the actor bears it too. */
export async function rename(id: string, name: string, language: Language): Promise<void> {
	const changed = { name, language };
	await db
		.updateTable('kernel.account')
		.set({ ...changed, changed_at: sql`now()` })
		.where('id', '=', id)
		.execute();
	await db.updateTable('kernel.actor').set(changed).where('id', '=', id).execute();
}

export async function hasAdmin(): Promise<boolean> {
	const rows = await carrier()`select 1 from kernel.admin limit 1`;
	return rows.length > 0;
}

/** Those who make the first administrator at the same moment wait for each other, until the transaction ends. */
export const guardFirstAdmin = () => carrier()`lock table kernel.admin in exclusive mode`;

export async function makeAdmin(account: string, by: string): Promise<void> {
	const made = await db
		.insertInto('kernel.admin')
		.values({ account, by, at: sql`now()` })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (made.numInsertedOrUpdatedRows) await keepRoleChange(account, 'administrator', true, by);
}
