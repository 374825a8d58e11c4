import { type Refusal, terminalRefusal } from '#base/refusal.ts';

type Gaps = Record<string, string | number>;

const problem =
	(code: string, status: number, sentence: (gaps: Gaps) => string) =>
	(gaps: Gaps = {}): Refusal =>
		terminalRefusal(`kernel.${code}`, status)(sentence(gaps), { gaps });

export const folderInUse = problem(
	'data-folder-in-use',
	409,
	({ folder }) => `Another Archipel already runs on the data folder ${folder}: stop it first, or set another DATA_DIR.`
);

export const binariesAbsent = problem(
	'postgres-absent',
	500,
	({ platform }) =>
		`The PostgreSQL that Archipel brings is not installed for ${platform}: run "npm install" again here (without --omit=optional), or set DATABASE_URL to a PostgreSQL server.`
);

export const binariesUnfit = problem(
	'postgres-unfit',
	500,
	({ reason }) =>
		`The PostgreSQL that Archipel brings does not run on this system (${reason}): set DATABASE_URL to a PostgreSQL server.`
);

export const noRoom = problem(
	'disk-full',
	507,
	({ folder }) => `There is no room left on the disk of ${folder}: free at least 200 MB, then start again.`
);

export const wrongOwner = problem(
	'data-folder-owner',
	500,
	({ folder, owner, wanted }) =>
		`The folder ${folder} belongs to ${owner}, but the database runs as ${wanted}: run "chown -R ${wanted} ${folder}"${owner === 'root' ? '' : `, or start Archipel as ${owner}`}.`
);

export const notWritable = problem(
	'data-folder-not-writable',
	500,
	({ folder, user }) => `${user} may not write in ${folder}: change its owner, or set another DATA_DIR.`
);

export const notFolder = problem(
	'data-folder-no-folder',
	500,
	({ folder }) => `${folder} is a file, and no folder can be made there: set another DATA_DIR.`
);

export const noSuchPlace = problem(
	'data-folder-no-place',
	500,
	({ folder }) => `No folder can be made at ${folder}: set another DATA_DIR.`
);

export const outOfReach = problem(
	'data-folder-out-of-reach',
	500,
	({ folder, user }) =>
		`The database in ${folder} runs as ${user}, who may not pass through the folders above it: open them with "chmod o+x".`
);

export const otherMajor = problem(
	'postgres-other-version',
	500,
	({ folder, found, wanted }) =>
		`The database in ${folder} was made by PostgreSQL ${found}, and this Archipel brings PostgreSQL ${wanted}: start the Archipel that made it, run "archipel backup", then "archipel restore" here on an empty data folder.`
);

export const noPlainUser = problem(
	'postgres-user-absent',
	500,
	() =>
		'PostgreSQL refuses to run as root and no plain user was found to run it: create one with "useradd --system archipel".'
);

export const namelessUser = problem(
	'postgres-user-nameless',
	500,
	({ uid }) =>
		`PostgreSQL needs a name for the user number ${uid}, and /etc/passwd has none: add a line for it, or set DATABASE_URL to a PostgreSQL server.`
);

export const socketFolderTaken = problem(
	'socket-folder-taken',
	500,
	({ folder }) => `The folder ${folder} should be private to the database and is not: remove it, then start again.`
);

export const orphanStays = problem(
	'postgres-stays',
	500,
	({ pid, folder }) =>
		`A PostgreSQL left by an earlier run still holds ${folder} and does not stop: end process ${pid}, then start again.`
);

export const startFailed = problem(
	'postgres-start-failed',
	500,
	({ log, reason }) => `PostgreSQL did not start. Its last words, from ${log}: ${reason}`
);

/** The words for what the system itself refused, wherever it happened; anything else stays as it is. */
export function inWords(problem: NodeJS.ErrnoException, folder: string, user: string): Error {
	if (problem.code === 'ENOSPC' || problem.code === 'EDQUOT') return noRoom({ folder });
	if (problem.syscall?.startsWith('spawn')) return binariesUnfit({ reason: problem.message });
	if (problem.code === 'ENOTDIR' || problem.code === 'EEXIST') return notFolder({ folder });
	if (problem.code === 'ENAMETOOLONG' || (problem.code === 'ENOENT' && problem.syscall === 'mkdir'))
		return noSuchPlace({ folder });
	const isClosed = problem.code === 'EACCES' || problem.code === 'EPERM' || problem.code === 'EROFS';
	return isClosed ? notWritable({ folder: problem.path ?? folder, user }) : problem;
}
