/** The rows of items. Making one and its marks of change; what may be seen of one is decided in `access`. */
import { tables } from '../database/connection.ts';
import type { Item, Visibility } from './item.ts';

export type ItemTable = {
	id: string;
	tool: string;
	title: string;
	owner: string;
	space: string | null;
	language: string;
	visibility: Visibility;
	password_hash: string | null;
	password_guards: 'read' | 'answer' | null;
	address: string | null;
	folder: string | null;
	bytes: number;
	version: number;
	at: Date;
	touched_at: Date;
	keep_days: number | null;
	keep_until: Date | null;
	expires_at: Date | null;
	warned_at: Date | null;
	trashed_at: Date | null;
	moved_to: string | null;
	trashed_by: string | null;
	trash_reason: 'wanted' | 'ended' | null;
};

export type ItemTables = { 'kernel.item': ItemTable };

const db = tables<ItemTables>();

export const itemOf = (row: Omit<ItemTable, 'password_hash' | 'warned_at' | 'trashed_by' | 'trash_reason'>): Item => ({
	id: row.id,
	tool: row.tool,
	title: row.title,
	owner: row.owner,
	space: row.space,
	language: row.language as Item['language'],
	visibility: row.visibility,
	passwordGuards: row.password_guards,
	address: row.address,
	folder: row.folder,
	bytes: Number(row.bytes),
	version: row.version,
	at: row.at,
	touchedAt: row.touched_at,
	keepDays: row.keep_days,
	keepUntil: row.keep_until,
	expiresAt: row.expires_at,
	trashedAt: row.trashed_at,
	movedTo: row.moved_to
});

/** Whether the database refused a row because another item of the tool has the address. */
export const isAddressTaken = (problem: unknown): boolean => {
	const { code, constraint_name: name } = (problem ?? {}) as { code?: string; constraint_name?: string };
	return code === '23505' && name === 'item_address';
};

/** @throws the database's own error where the address is taken. */
export const keep = (item: Item) =>
	db
		.insertInto('kernel.item')
		.values({
			id: item.id,
			tool: item.tool,
			title: item.title,
			owner: item.owner,
			space: item.space,
			language: item.language,
			visibility: item.visibility,
			password_hash: null,
			password_guards: null,
			address: item.address,
			folder: item.folder,
			bytes: item.bytes,
			version: item.version,
			at: item.at,
			touched_at: item.touchedAt,
			keep_days: item.keepDays,
			keep_until: item.keepUntil,
			expires_at: item.expiresAt,
			warned_at: null,
			trashed_at: null,
			moved_to: null,
			trashed_by: null,
			trash_reason: null
		})
		.execute();
