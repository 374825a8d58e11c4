/** Which files belong to an item. A tool says so in the transaction that uses the file; the purge does the rest. */
import { carrier } from '../database/connection.ts';
import { spendBytes } from '../limits/quota.ts';

/** @throws kernel.quota-full when the item, or whoever it belongs to, has no room left. */
export async function keepBlob(item: string, blob: { id: string; bytes: number }): Promise<void> {
	const rows = await carrier()`
		insert into kernel.item_blob (item, blob, bytes) values (${item}, ${blob.id}, ${blob.bytes})
		on conflict do nothing returning blob`;
	if (rows.length > 0) await spendBytes(item, blob.bytes);
}

/** The file leaves the item; it is removed when no other item has it. */
export async function dropBlob(item: string, blob: string): Promise<void> {
	const [row] = await carrier()<{ bytes: string }[]>`
		delete from kernel.item_blob where item = ${item} and blob = ${blob} returning bytes`;
	if (!row) return;
	await spendBytes(item, -Number(row.bytes));
	await carrier()`insert into kernel.blob_doomed (blob) values (${blob}) on conflict do nothing`;
}

export async function ownsBlob(item: string, blob: string): Promise<boolean> {
	const rows = await carrier()`select 1 from kernel.item_blob where item = ${item} and blob = ${blob}`;
	return rows.length > 0;
}
