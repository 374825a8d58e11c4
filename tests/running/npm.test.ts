/** The one command of a newcomer, as root and as anybody. */
import { spawn } from 'node:child_process';
import { chownSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { built, root } from './built.ts';
import { freePort, freshFolder } from './house.ts';
import { descendantsOf, killAll, serversIn } from './processes.ts';

const isRoot = process.getuid?.() === 0;
const nobody = 65534;
const npm = ['/usr/bin/npm', '/usr/local/bin/npm'].find((path) => existsSync(path));

async function npmStart(as: { uid?: number; gid?: number }) {
	await built();
	const folder = freshFolder();
	if (as.uid) chownSync(folder, as.uid, as.gid!);
	const port = String(await freePort());
	const environment = {
		PATH: '/usr/local/bin:/usr/bin:/bin',
		HOME: folder,
		DATA_DIR: join(folder, 'data'),
		PORT: port
	};
	const child = spawn(npm!, ['start'], { cwd: root, env: environment, detached: true, ...as });
	let output = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (chunk) => {
			output += chunk;
		});
	const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
	onTestFinished(() => killAll([...descendantsOf(child.pid!), child.pid!, ...serversIn(folder)]));
	return { child, folder, url: `http://127.0.0.1:${port}`, output: () => output, ended };
}

test
	.skipIf(!npm || process.platform !== 'linux')
	.each([
		...(isRoot ? [['root', {}] as const] : []),
		isRoot ? (['an ordinary user', { uid: nobody, gid: nobody }] as const) : (['an ordinary user', {}] as const)
	])(
	'npm start as %s says where it answers, and SIGTERM ends all of it',
	async (_who, as) => {
		const started = performance.now();
		const { child, folder, url, output, ended } = await npmStart(as);
		await expect.poll(output, { timeout: 60_000 }).toContain('/welcome/');
		console.log(`npm start: ${Math.round(performance.now() - started)} ms to the link for the administrator`);
		expect(output()).toMatch(new RegExp(`Archipel answers at http://(localhost|127\\.0\\.0\\.1):${new URL(url).port}`));
		expect((await fetch(`${url}/`)).status).toBe(200);
		expect(serversIn(folder).length).toBeGreaterThan(0);
		child.kill('SIGTERM');
		await ended;
		await expect.poll(() => serversIn(folder), { timeout: 15_000 }).toEqual([]);
		await expect(fetch(`${url}/healthz`)).rejects.toThrow();
	},
	120_000
);
