/** A PostgreSQL of the system (Debian's packages), as a host would bring their own. */
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, freshFolder } from './house.ts';

const packages = '/usr/lib/postgresql';

/** The oldest installed that is new enough, so that the promise "15 or later" is what is tried. */
export const installed: string | undefined = existsSync(packages)
	? readdirSync(packages)
			.filter((version) => Number(version) >= 15 && existsSync(join(packages, version, 'bin/initdb')))
			.sort((one, other) => Number(one) - Number(other))[0]
	: undefined;

function plainUser(): { uid: number; gid: number } | undefined {
	const line = readFileSync('/etc/passwd', 'utf8')
		.split('\n')
		.find((one) => one.startsWith('postgres:'));
	const [, , uid, gid] = line?.split(':') ?? [];
	return uid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

export const canRun = installed !== undefined && (process.getuid!() !== 0 || plainUser() !== undefined);

export type OwnServer = { url: string; start(): void; stop(): void };

export async function openOwnServer(): Promise<OwnServer> {
	const folder = freshFolder();
	const port = await freePort();
	const user = process.getuid!() === 0 ? plainUser() : undefined;
	if (user) chownSync(folder, user.uid, user.gid);
	const run = (program: string, ...words: string[]) => {
		const options = { cwd: '/', encoding: 'utf8', env: { PATH: process.env.PATH, LC_ALL: 'C' }, ...user } as const;
		const { status, stderr } = spawnSync(join(packages, installed!, 'bin', program), words, options);
		if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
	};
	const cluster = join(folder, 'cluster');
	run('initdb', '-D', cluster, '-U', 'archipel', '-E', 'UTF8', '--locale=C', '--auth=trust', '--no-sync');
	const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
	const start = () => run('pg_ctl', '-D', cluster, '-w', '-l', join(folder, 'log'), '-o', options, 'start');
	const stop = () => run('pg_ctl', '-D', cluster, '-w', '-m', 'fast', 'stop');
	start();
	return { url: `postgres://archipel@127.0.0.1:${port}/postgres`, start, stop };
}
