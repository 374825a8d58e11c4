import { existsSync } from 'node:fs';
import { terminalRefusal } from '#base/refusal.ts';
import { secretFile } from '#kernel/settings/secret.ts';
import { settings } from '#kernel/settings/settings.ts';
import { backup } from '#move/backup.ts';
import { restore } from '#move/restore.ts';
import { schemas } from '../house.ts';
import { openHouse, visitHouse } from '../open.ts';
import { withFile } from './named-file.ts';
import { WrongUse } from './wrong-use.ts';

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

const noHost = terminalRefusal('move.no-host', 404);

/** A wrong folder must not become the backup of a new host that nobody knows. */
function mindHost(): void {
	if (existsSync(secretFile())) return;
	throw noHost(`No host was ever started on the data folder ${settings().DATA_DIR}: is DATA_DIR the right one?`);
}

export async function backupTo(file: string | undefined): Promise<void> {
	if (!file) throw new WrongUse('Say where to: archipel backup <file>');
	mindHost();
	const house = await visitHouse(say);
	try {
		const { tables, rows, blobs, bytes } = await withFile(file, () => backup(file));
		say(`${rows} rows of ${tables} tables and ${blobs} files are in ${file} (${Math.ceil(bytes / 1024)} KB).`);
	} finally {
		await house.close();
	}
}

export async function restoreFrom(file: string | undefined): Promise<void> {
	if (!file) throw new WrongUse('Say where from: archipel restore <file>');
	const house = await openHouse({ say, bare: true });
	try {
		const { tables, rows, blobs } = await withFile(file, () => restore(file, schemas));
		say(`${rows} rows of ${tables} tables and ${blobs} files are back.`);
	} finally {
		await house.close();
	}
}
