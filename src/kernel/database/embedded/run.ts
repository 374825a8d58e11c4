import { spawn } from 'node:child_process';
import type { Owner } from './owner.ts';

/** PG* settings of the terminal (PGDATA, PGPORT…) must not steer our server. */
export const plainEnvironment: NodeJS.ProcessEnv = {
	PATH: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
	LC_ALL: 'C',
	TZ: 'UTC'
};

export const as = (owner: Owner): { uid?: number; gid?: number } =>
	owner.switched ? { uid: owner.uid, gid: owner.gid } : {};

export type Outcome = { code: number; output: string };

/** Runs a program to its end as the owner, away from the terminal's Ctrl-C. */
export function run(program: string, args: string[], owner: Owner, cwd = '/'): Promise<Outcome> {
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, {
			cwd,
			env: plainEnvironment,
			detached: true,
			stdio: ['ignore', 'pipe', 'pipe'],
			...as(owner)
		});
		let output = '';
		const hear = (chunk: Buffer) => {
			output = (output + chunk).slice(-4000);
		};
		child.stdout.on('data', hear);
		child.stderr.on('data', hear);
		child.once('error', reject);
		child.once('close', (code) => resolve({ code: code ?? 1, output: output.trim() }));
	});
}

/** Asked of the system itself, as the owner, so that groups, ACLs and mounts all count. */
export async function canReach(owner: Owner, ...paths: string[]): Promise<boolean> {
	const outcome = await run('/bin/sh', ['-c', 'for path; do test -x "$path" || exit 1; done', 'sh', ...paths], owner);
	return outcome.code === 0;
}
