/** Debian's filters, taught the same texts in the same run. Each is left out with a word where it does not start. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from './corpora.ts';

export type PeerScores =
	| { name: string; scores: number[]; perSecond: number; note?: string }
	| { name: string; absent: string };

const mailOf = ({ title, text }: Row): string =>
	[
		'From: someone@mail.example',
		'To: host@archipel.example',
		`Subject: ${title.replace(/\s+/g, ' ')}`,
		'Date: Mon, 02 Mar 2026 10:00:00 +0000',
		'MIME-Version: 1.0',
		'Content-Type: text/plain; charset=utf-8',
		'Content-Transfer-Encoding: 8bit',
		'',
		text,
		''
	].join('\n');

/** One file per text. */
function layOut(folder: string, name: string, rows: readonly Row[]): string[] {
	mkdirSync(join(folder, name));
	return rows.map((row, number) => {
		const file = join(folder, name, `${number}.eml`);
		writeFileSync(file, mailOf(row));
		return file;
	});
}

const exists = (program: string) => spawnSync('which', [program]).status === 0;

export class Peers {
	readonly #folder = mkdtempSync(join(tmpdir(), 'archipel-peers-'));
	readonly #learned: readonly Row[];
	readonly #judged: readonly Row[];
	readonly #toLearn: string[];
	readonly #toJudge: string[];

	constructor(learned: readonly Row[], judged: readonly Row[]) {
		this.#learned = learned;
		this.#judged = judged;
		chmodSync(this.#folder, 0o755);
		this.#toLearn = layOut(this.#folder, 'learn', learned);
		this.#toJudge = layOut(this.#folder, 'judge', judged);
	}

	close(): void {
		rmSync(this.#folder, { recursive: true, force: true });
	}

	#files(isSpam: boolean): string {
		return this.#toLearn.filter((_, number) => this.#learned[number]!.isSpam === isSpam).join('\n');
	}

	bogofilter(): PeerScores {
		const name = 'bogofilter';
		if (!exists(name)) return { name, absent: 'not installed' };
		const words = join(this.#folder, 'bogofilter');
		mkdirSync(words);
		const run = (options: string[], input: string) =>
			spawnSync(name, ['-C', '-d', words, ...options, '-b'], { input, encoding: 'utf8', maxBuffer: 1e9 });
		run(['-s'], this.#files(true));
		run(['-n'], this.#files(false));
		const started = performance.now();
		const { stdout } = run(['-TT'], this.#toJudge.join('\n'));
		return { name, ...this.#read(stdout, /^(\S+) ([\d.]+)/, started) };
	}

	spamassassin(mostSeconds: number): PeerScores {
		const name = 'spamassassin';
		if (!exists(name)) return { name, absent: 'not installed' };
		const folder = join(this.#folder, name);
		for (const part of ['rules', 'site', 'state']) mkdirSync(join(folder, part), { recursive: true });
		const plugins = ['Check', 'Bayes'].map((part) => `loadplugin Mail::SpamAssassin::Plugin::${part}\n`).join('');
		writeFileSync(join(folder, 'rules/init.pre'), plugins);
		writeFileSync(join(folder, 'rules/bayes.cf'), bayesRules(join(folder, 'state/bayes')));
		writeFileSync(join(folder, 'prefs'), '');
		writeFileSync(join(folder, 'judge.pl'), perl);
		writeFileSync(
			join(folder, 'learn'),
			this.#toLearn.map((file, number) => `${this.#learned[number]!.isSpam ? 'spam' : 'ham'}\t${file}\n`).join('')
		);
		const started = performance.now();
		const { stdout, stderr, status } = spawnSync('perl', [join(folder, 'judge.pl'), folder, join(folder, 'learn')], {
			input: this.#toJudge.join('\n'),
			encoding: 'utf8',
			maxBuffer: 1e9,
			timeout: mostSeconds * 1000
		});
		if (status !== 0)
			return { name, absent: `did not end within ${mostSeconds} s, or failed: ${stderr.slice(0, 200)}` };
		const learning = Number(/learned (\d+)/.exec(stderr)?.[1] ?? 0);
		return { name, ...this.#read(stdout, /^(\S+)\t([\d.e-]+)/, started + learning * 1000), note: 'Bayes alone' };
	}

	async rspamd(): Promise<PeerScores> {
		const name = 'rspamd';
		if (!exists(name) || !exists('redis-server')) return { name, absent: 'not installed, or without redis' };
		const folder = join(this.#folder, name);
		mkdirSync(folder);
		chmodSync(folder, 0o777);
		writeFileSync(join(folder, 'rspamd.conf'), rspamdRules(folder));
		// Its whole list of suffixes takes minutes to compile.
		writeFileSync(join(folder, 'tld'), 'com\norg\nnet\ninfo\nbiz\nfr\nde\nuk\nru\n');
		const redis = spawn('redis-server', ['--port', '21379', '--save', '', '--dir', folder], { stdio: 'ignore' });
		const rspamd = spawn('rspamd', ['-f', '-c', join(folder, 'rspamd.conf'), '-u', '_rspamd', '-g', '_rspamd'], {
			stdio: 'ignore'
		});
		try {
			if (!(await answers('http://127.0.0.1:21333/ping'))) return { name, absent: 'does not start here' };
			await inFours(this.#learned, async (row) => {
				await post(`http://127.0.0.1:21334/learn${row.isSpam ? 'spam' : 'ham'}`, mailOf(row));
			});
			const scores = new Array<number>(this.#judged.length).fill(0);
			const started = performance.now();
			await inFours(this.#judged, async (row, number) => {
				const said = await post('http://127.0.0.1:21333/checkv2', mailOf(row));
				const { BAYES_SPAM: spam, BAYES_HAM: ham } = said.symbols ?? {};
				scores[number] = (spam?.score ?? 0) + (ham?.score ?? 0);
			});
			const perSecond = this.#judged.length / ((performance.now() - started) / 1000);
			if (scores.every((score) => score === 0)) return { name, absent: 'learned nothing here' };
			return { name, scores, perSecond, note: 'its Bayes (OSB) alone, no other rule' };
		} finally {
			rspamd.kill();
			redis.kill();
		}
	}

	#read(answers: string, pattern: RegExp, started: number): { scores: number[]; perSecond: number } {
		const perSecond = this.#judged.length / ((performance.now() - started) / 1000);
		const said = new Map<string, number>();
		for (const line of answers.split('\n')) {
			const found = pattern.exec(line);
			if (found) said.set(found[1]!, Number(found[2]));
		}
		return { scores: this.#toJudge.map((file) => said.get(file) ?? 0.5), perSecond };
	}
}

async function answers(address: string): Promise<boolean> {
	for (let turn = 0; turn < 240; turn++) {
		if (
			await fetch(address).then(
				({ ok }) => ok,
				() => false
			)
		)
			return true;
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
	return false;
}

type Said = { symbols?: Record<string, { score: number }> };
const post = async (address: string, body: string): Promise<Said> =>
	(await fetch(address, { method: 'POST', body })).json().catch(() => ({})) as Promise<Said>;

async function inFours(rows: readonly Row[], work: (row: Row, number: number) => Promise<void>): Promise<void> {
	let next = 0;
	const one = async () => {
		while (next < rows.length) {
			const number = next++;
			await work(rows[number]!, number);
		}
	};
	await Promise.all([one(), one(), one(), one()]);
}

const bayesRules = (path: string) => `use_bayes 1
use_bayes_rules 1
bayes_auto_learn 0
bayes_min_ham_num 1
bayes_min_spam_num 1
bayes_path ${path}
bayes_learn_to_journal 0
bayes_expiry_max_db_size 5000000
bayes_auto_expire 0
util_rb_tld com org net info biz ru fr de uk io co
body BAYES_ANY eval:check_bayes('0.00','1.00')
score BAYES_ANY 1
`;

const rspamdRules = (folder: string) => `
options { url_tld = "${folder}/tld"; disable_hyperscan = true; pidfile = "${folder}/pid"; filters = ""; dns { nameserver = ["127.0.0.1:9"]; timeout = 0.01; retransmits = 1; } words_decay = 100000; }
logging { type = "file"; filename = "${folder}/log"; level = "error"; }
metric { name = "default"; actions { reject = 999; } symbol { name = "BAYES_SPAM"; weight = 100; } symbol { name = "BAYES_HAM"; weight = -100; } }
worker "normal" { bind_socket = "127.0.0.1:21333"; count = 1; }
worker "controller" { bind_socket = "127.0.0.1:21334"; count = 1; secure_ip = "127.0.0.1"; }
classifier "bayes" {
	tokenizer { name = "osb"; }
	backend = "redis"; servers = "127.0.0.1:21379"; min_tokens = 1; min_learns = 1;
	statfile { symbol = "BAYES_HAM"; spam = false; }
	statfile { symbol = "BAYES_SPAM"; spam = true; }
}
`;

const perl = `use strict; use Mail::SpamAssassin; use Time::HiRes 'time';
my ($home, $learn) = @ARGV;
my $sa = Mail::SpamAssassin->new({ rules_filename => "$home/rules", site_rules_filename => "$home/site",
	userprefs_filename => "$home/prefs", userstate_dir => "$home/state", local_tests_only => 1, dont_copy_prefs => 1 });
$sa->init(1);
sub mail { open my $file, '<', shift or die; my @lines = <$file>; $sa->parse(\\@lines, 0) }
my $started = time;
$sa->init_learner({ caller_will_untie => 1 });
open my $list, '<', $learn;
while (<$list>) { chomp; my ($label, $file) = split /\\t/; my $mail = mail($file);
	my $status = $sa->learn($mail, undef, $label eq 'spam' ? 1 : 0, 0); $status->finish; $mail->finish }
$sa->rebuild_learner_caches; $sa->finish_learner;
printf STDERR "learned %d\\n", time - $started;
while (<STDIN>) { chomp; my $mail = mail($_); my $status = $sa->check($mail);
	printf "%s\\t%.15g\\n", $_, $status->{bayes_score} // 0.5; $status->finish; $mail->finish }
`;
