import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** One after the other: where the system lets none be made (/proc), `recursive` of Node tries for ever. */
export function makeFolders(folder: string): void {
	if (isFolder(folder)) return;
	if (!existsSync(folder)) makeFolders(dirname(folder));
	try {
		mkdirSync(folder);
	} catch (problem) {
		// Whoever starts at the same moment may just have made it.
		if (!isFolder(folder)) throw problem;
	}
}

/** Modes are set after making: the umask of root may be 077. */
export function openFolder(folder: string, mode = 0o755): void {
	if (existsSync(folder)) return;
	makeFolders(folder);
	chmodSync(folder, mode);
}
