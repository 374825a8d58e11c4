/** What can go wrong with an archive, in sentences for the terminal. */
import { terminalRefusal } from '#base/refusal.ts';
import { diskFull } from '#kernel/blobs/store.ts';

const said = (code: string, sentence: string) => () => terminalRefusal(code, 409)(sentence);
export const notEmpty = said(
	'move.not-empty',
	'This host is not empty: restore only into a new data folder and database.'
);
export const notAnArchive = said(
	'move.not-an-archive',
	'This file is not an archive of an Archipel host, or it is cut off.'
);
export const tooNew = said('move.too-new', 'This archive comes from a newer Archipel: install that version first.');

const noRoom = said(
	'move.no-room',
	'There is no room left for what is in this archive: make room on the disk, then restore again.'
);

const noSuchFile = said('move.no-such-file', 'There is no such file, or it may not be read.');

/** Where a disk says that it is full: the system, PostgreSQL (class 53), the store of files. */
const fullDisk = ['ENOSPC', 'EDQUOT', '53100', diskFull().code];

/** What unpacking says of a file that was never an archive, or whose end is missing, and of a disk that is full. */
export function inWords(problem: unknown): unknown {
	const { code = '', message = '', syscall } = problem as NodeJS.ErrnoException;
	if (fullDisk.includes(code)) return noRoom();
	if (syscall === 'open' && (code === 'ENOENT' || code === 'EACCES')) return noSuchFile();
	// 22P02: PostgreSQL cannot read a line of a table.
	const isBroken = code.startsWith('Z_') || code === '22P02' || problem instanceof SyntaxError;
	return isBroken || /tar header|end of data/i.test(message) ? notAnArchive() : problem;
}
