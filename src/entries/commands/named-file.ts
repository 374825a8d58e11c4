/** A file that somebody named on the command line: what the system says of it, in words. */
import { terminalRefusal } from '#base/refusal.ts';

const fileRefused = terminalRefusal('kernel.file-refused', 500);

const reasons: Record<string, string> = {
	ENOENT: 'its folder is not there',
	ENOTDIR: 'something on its way is a file and no folder',
	EISDIR: 'it is a folder',
	EACCES: 'this user may not',
	EPERM: 'this user may not',
	EROFS: 'that disk can only be read',
	ENOSPC: 'there is no room left on its disk'
};

/** @throws a sentence where the system refused the file; any other problem as it is. */
export async function withFile<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
	try {
		return await work();
	} catch (problem) {
		const { code = '', syscall } = problem as NodeJS.ErrnoException;
		const reason = syscall && reasons[code];
		if (!reason) throw problem;
		throw fileRefused(`${file} cannot be used: ${reason}.`);
	}
}
