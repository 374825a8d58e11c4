/** Where a backup is written before it is whole, beside the file it becomes. */
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const prefix = '.archipel-backup-';
const hourMs = 3_600_000;

/** When anything was last written there. */
async function touchedAt(draft: string): Promise<number> {
	const paths = [draft, ...(await readdir(draft)).map((name) => join(draft, name))];
	const found = await Promise.all(paths.map((path) => lstat(path)));
	return Math.max(...found.map(({ mtimeMs }) => mtimeMs));
}

const restsFor = async (draft: string): Promise<number> => Date.now() - (await touchedAt(draft));

/** Another host may be writing its backup into the same folder: only what rests for an hour was left by a kill. */
async function clearLeftDrafts(folder: string): Promise<void> {
	const drafts = (await readdir(folder)).filter((name) => name.startsWith(prefix)).map((name) => join(folder, name));
	const left = drafts.map(async (draft) => {
		if ((await restsFor(draft)) > hourMs) await rm(draft, { recursive: true, force: true });
	});
	await Promise.allSettled(left);
}

/** Where nothing can be listed, or a draft not be cleared, the backup is worth more than the tidiness. */
export async function draftFolder(folder: string): Promise<string> {
	await Promise.allSettled([clearLeftDrafts(folder)]);
	return mkdtemp(join(folder, prefix));
}
