import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { noPlainUser, wrongOwner } from './problems.ts';

/** The system user the database runs as; `switched` when we are root and must become that user. */
export type Owner = { name: string; uid: number; gid: number; switched: boolean };

/** In order of choice. `nobody` comes last: other services may share it, and so read what it owns. */
const plainUsers = ['archipel', 'postgres', '_postgres', 'nobody'];

type Account = { name: string; uid: number; gid: number; home: string };

function accounts(): Account[] {
	const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
	return lines
		.map((line) => line.split(':'))
		.filter((fields) => fields.length >= 7 && !fields[0]!.startsWith('#'))
		.map(([name, , uid, gid, , home]) => ({ name: name!, uid: Number(uid), gid: Number(gid), home: home! }));
}

const uidOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.uid;

const named = (uid: number): string => accounts().find((account) => account.uid === uid)?.name ?? String(uid);

/**
 * Who runs PostgreSQL, which refuses root. For root: the owner of the first of these folders that has a plain one
 * (the cluster, then the data folder), else the first plain user of the system: every start chooses the same.
 */
export function chooseOwner(folders: string[]): Owner {
	if (process.getuid!() !== 0) return ourselves();
	const known = accounts();
	const ownersThere = folders.map((folder) => known.find(({ uid }) => uid !== 0 && uid === uidOf(folder)));
	const usual = plainUsers.map((name) => known.find((account) => account.name === name));
	const chosen = [...ownersThere, ...usual].find(Boolean);
	if (!chosen) throw noPlainUser();
	return { name: chosen.name, uid: chosen.uid, gid: chosen.gid, switched: true };
}

export function ourselves(): Owner {
	const uid = process.getuid!();
	return { name: named(uid), uid, gid: process.getgid!(), switched: false };
}

export const isSomeonesHome = (folder: string): boolean => accounts().some(({ home }) => home === folder);

export function checkOwner(folder: string, owner: Owner): void {
	const uid = uidOf(folder);
	if (uid !== undefined && uid !== owner.uid) throw wrongOwner({ folder, owner: named(uid), wanted: owner.name });
}

export const ourName = (): string => {
	try {
		return userInfo().username;
	} catch {
		// A container may run us under a number without a name.
		return String(process.getuid!());
	}
};
