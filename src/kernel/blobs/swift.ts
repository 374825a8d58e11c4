import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** OpenStack Swift with its S3 door, from Debian's packages: a real peer for tests. */
export const swiftPackages = 'swift swift-proxy swift-account swift-container swift-object';

export const swiftIsHere = existsSync('/usr/bin/swift-proxy-server') && existsSync('/usr/bin/swift-object-server');

export type Swift = { setting: (bucket: string) => string; stop: () => Promise<void> };

const roles = ['account', 'container', 'object'] as const;
const secret = 's3cr/et+key';

const freePort = () =>
	new Promise<number>((resolve, reject) => {
		const server = createServer().once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});

const common = (folder: string, port: number) =>
	`[DEFAULT]\nbind_ip = 127.0.0.1\nbind_port = ${port}\nworkers = 0\nuser = ${userInfo().username}\nswift_dir = ${folder}\n`;

const storage = (folder: string, role: string, port: number) =>
	`${common(folder, port)}devices = ${join(folder, 'devices')}\nmount_check = false\ndisable_fallocate = true
[pipeline:main]\npipeline = ${role}-server\n[app:${role}-server]\nuse = egg:swift#${role}\n`;

const filters = ['catch_errors', 'cache', 's3api', 'tempauth', 'bulk', 'slo', 'dlo'];
const options: Record<string, string> = { s3api: 'location = us-east-1', tempauth: `user_test_ana = ${secret} .admin` };

const proxy = (folder: string, port: number) =>
	`${common(folder, port)}[pipeline:main]\npipeline = ${filters.join(' ')} proxy-server
[app:proxy-server]\nuse = egg:swift#proxy\naccount_autocreate = true
${filters.map((name) => `[filter:${name}]\nuse = egg:swift#${name === 'cache' ? 'memcache' : name}\n${options[name] ?? ''}`).join('\n')}\n`;

const hashes = '[swift-hash]\nswift_hash_path_suffix = a\n[storage-policy:0]\nname = gold\ndefault = yes\n';

// One start of Python in place of nine calls of swift-ring-builder.
const ringScript = `
import sys
from swift.common.ring import RingBuilder
for pair in sys.argv[1:]:
    role, port = pair.split(':')
    builder = RingBuilder(4, 1, 1)
    builder.add_dev({'region': 1, 'zone': 1, 'ip': '127.0.0.1', 'port': int(port), 'device': 'd1', 'weight': 1.0})
    builder.rebalance()
    builder.get_ring().save(role + '.ring.gz')
`;

function makeRings(folder: string, ports: number[]): void {
	const pairs = roles.map((role, at) => `${role}:${ports[at]}`);
	execFileSync('/usr/bin/python3', ['-c', ringScript, ...pairs], { cwd: folder, stdio: 'ignore' });
}

function start(folder: string, role: string): ChildProcess {
	return spawn(`swift-${role}-server`, [join(folder, `${role}.conf`)], { stdio: 'ignore' });
}

async function answers(address: string): Promise<void> {
	for (let turn = 0; turn < 150; turn++) {
		const answered = await fetch(address).then(
			() => true,
			() => false
		);
		if (answered) return;
		await pause(100);
	}
	throw new Error('swift did not start');
}

/** One account, one device, free ports, in a folder that goes away at the end. */
export async function startSwift(): Promise<Swift> {
	const folder = await mkdtemp(join(tmpdir(), 'swift-'));
	await mkdir(join(folder, 'devices', 'd1'), { recursive: true });
	await writeFile(join(folder, 'swift.conf'), hashes);
	const ports: number[] = [];
	for (const role of roles) {
		const port = await freePort();
		ports.push(port);
		await writeFile(join(folder, `${role}.conf`), storage(folder, role, port));
	}
	makeRings(folder, ports);
	const door = await freePort();
	await writeFile(join(folder, 'proxy.conf'), proxy(folder, door));
	const servers = [...roles, 'proxy'].map((role) => start(folder, role));
	for (const port of [...ports, door]) await answers(`http://127.0.0.1:${port}/healthcheck`);
	return {
		setting: (bucket) => `s3://test%3Aana:${secret}@127.0.0.1:${door}/${bucket}/some/where?tls=0`,
		stop: () => stop(servers, folder)
	};
}

async function stop(servers: ChildProcess[], folder: string): Promise<void> {
	const ended = servers.map((server) => new Promise((resolve) => server.once('exit', resolve)));
	for (const server of servers) server.kill('SIGKILL');
	await Promise.all(ended);
	await rm(folder, { recursive: true, force: true });
}
