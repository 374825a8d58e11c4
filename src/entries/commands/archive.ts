import { backup } from '#move/backup.ts';
import { restore } from '#move/restore.ts';
import { schemas } from '../house.ts';
import { openHouse, visitHouse } from '../open.ts';
import { withFile } from './named-file.ts';
import { WrongUse } from './wrong-use.ts';

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

export async function backupTo(file: string | undefined): Promise<void> {
	if (!file) throw new WrongUse('Say where to: archipel backup <file>');
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
