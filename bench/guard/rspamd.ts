/**
 * Debian's rspamd on its own: one worker, its usual rules, but nothing that asks a network or a database, so that both
 * sides of a comparison only think.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const port = 21335;

/** What asks DNS, other servers or redis. */
const asking = [
	...['antivirus', 'arc', 'asn', 'aws_s3', 'bimi', 'clickhouse', 'dcc', 'dkim', 'dkim_signing', 'dmarc', 'elastic'],
	...['external_relay', 'external_services', 'fuzzy_check', 'greylist', 'history_redis', 'metadata_exporter'],
	...['metric_exporter', 'mx_check', 'neural', 'p0f', 'phishing', 'ratelimit', 'rbl', 'replies', 'reputation'],
	...['rspamd_update', 'spamtrap', 'spf', 'surbl', 'url_redirector', 'whitelist', 'hfilter']
];

export const withoutNetwork = `its usual rules, no network: off are ${asking.join(', ')} and Bayes (needs redis); one worker, DNS dead`;

/** @param bare no rules at all: what reading a mail and answering costs. */
function layOut(folder: string, bare: boolean): string {
	const local = join(folder, 'local.d');
	mkdirSync(local, { recursive: true });
	const dns = 'dns { nameserver = ["127.0.0.1:9"]; timeout = 0.01s; retransmits = 1; }';
	const put = (name: string, text: string) => writeFileSync(join(local, name), text);
	for (const name of asking) put(`${name}.conf`, 'enabled = false;\n');
	put('options.inc', `${dns}\n${bare ? 'filters = "";\n' : ''}`);
	put('worker-normal.inc', `bind_socket = "127.0.0.1:${port}"; count = 1; max_tasks = 100;\n`);
	put('worker-controller.inc', 'enabled = false;\n');
	put('worker-proxy.inc', 'enabled = false;\n');
	put('logging.inc', 'level = "error";\n');
	put('statistic.conf', 'classifier "bayes" { disabled = true; }\n');
	put('classifier-bayes.conf', 'enabled = false;\n');
	if (bare) writeFileSync(join(folder, 'bare.conf'), bareRules(folder));
	return bare ? join(folder, 'bare.conf') : '/etc/rspamd/rspamd.conf';
}

const bareRules = (folder: string) => `
options { pidfile = "${folder}/pid"; filters = ""; dns { nameserver = ["127.0.0.1:9"]; timeout = 0.01; retransmits = 1; } }
logging { type = "file"; filename = "${folder}/log"; level = "error"; }
metric { name = "default"; actions { reject = 999; } }
worker "normal" { bind_socket = "127.0.0.1:${port}"; count = 1; }
`;

const ticksPerSecond = 100;

/** Seconds of processor a process and its children have used. */
function spentBy(pid: number): number {
	const children = spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
		.stdout.split('\n')
		.filter(Boolean);
	return [String(pid), ...children].reduce((sum, one) => {
		const fields = readFileSync(`/proc/${one}/stat`, 'utf8').split(') ')[1]!.split(' ');
		return sum + (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
	}, 0);
}

export type Answers = { perSecond: number; perCpuSecond: number; keptOpen: boolean; symbols: number };

export class Rspamd {
	readonly #folder = mkdtempSync(join(tmpdir(), 'archipel-rspamd-'));
	readonly #child: ChildProcess;
	readonly #agent = new Agent({ keepAlive: true, maxSockets: 4 });

	constructor(bare = false) {
		chmodSync(this.#folder, 0o777);
		const rules = layOut(this.#folder, bare);
		const places = ['LOCAL_CONFDIR', 'DBDIR', 'RUNDIR', 'LOGDIR'].map((name) => `--var=${name}=${this.#folder}`);
		this.#child = spawn('rspamd', ['-f', '-c', rules, '-u', '_rspamd', '-g', '_rspamd', ...places], {
			stdio: 'ignore'
		});
		this.#child.on('error', () => {});
	}

	static isThere = (): boolean => spawnSync('which', ['rspamd']).status === 0;

	async isReady(): Promise<boolean> {
		for (let turn = 0; turn < 720; turn++) {
			const there = await fetch(`http://127.0.0.1:${port}/ping`).then(
				({ ok }) => ok,
				() => false
			);
			if (there) return true;
			await new Promise((resolve) => setTimeout(resolve, 250));
		}
		return false;
	}

	#check(mail: string): Promise<{ keptOpen: boolean; symbols: number }> {
		return new Promise((resolve, reject) => {
			const asked = request(
				{ port, host: '127.0.0.1', method: 'POST', path: '/checkv2', agent: this.#agent },
				(answer) => {
					let said = '';
					answer.setEncoding('utf8');
					answer.on('data', (part) => {
						said += part;
					});
					answer.on('end', () =>
						resolve({
							keptOpen: answer.headers.connection !== 'close',
							symbols: Object.keys(JSON.parse(said).symbols ?? {}).length
						})
					);
				}
			);
			asked.on('error', reject);
			asked.end(mail);
		});
	}

	/** Four at a time, so that its worker never waits for us. */
	async check(mails: readonly string[]): Promise<Answers> {
		for (const mail of mails.slice(0, 20)) await this.#check(mail);
		let next = 0;
		let keptOpen = true;
		let symbols = 0;
		const started = performance.now();
		const before = spentBy(this.#child.pid!);
		const one = async () => {
			while (next < mails.length) {
				const said = await this.#check(mails[next++]!);
				keptOpen &&= said.keptOpen;
				symbols += said.symbols;
			}
		};
		await Promise.all([one(), one(), one(), one()]);
		const seconds = (performance.now() - started) / 1000;
		const cpu = spentBy(this.#child.pid!) - before;
		return {
			perSecond: mails.length / seconds,
			perCpuSecond: mails.length / Math.max(cpu, 1 / ticksPerSecond),
			keptOpen,
			symbols: symbols / mails.length
		};
	}

	async stop(): Promise<void> {
		this.#agent.destroy();
		const ended = new Promise((resolve) => this.#child.once('exit', resolve));
		this.#child.kill();
		await ended;
		rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10 });
	}
}
