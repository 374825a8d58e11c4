/** The command line, beside a house that runs and on its own. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { folderStore } from '#kernel/blobs/folder.ts';
import { built, root } from './built.ts';
import { command, freshFolder, prepareHouse, startHouse } from './house.ts';
import { makePoll, namesIn, vote } from './polls.ts';

describe('archipel', () => {
	test('settings: shows each with its meaning, and no password', async () => {
		const { code, output } = await command(['settings'], {
			DATA_DIR: '/tmp/nowhere',
			DATABASE_URL: 'postgres://archipel:secret-word@db.example/archipel',
			SMTP_URL: 'smtp://post:other-word@mail.example'
		});
		expect(code).toBe(0);
		for (const name of ['PORT=3000', 'HOST=127.0.0.1', 'DATA_DIR=/tmp/nowhere', 'RATE_LIMITS=', 'PROCESSES=1'])
			expect(output).toContain(name);
		expect(output).not.toMatch(/secret-word|other-word/);
		expect(existsSync('/tmp/nowhere')).toBe(false);
	});

	test('routes: says of each address what it is, whose, and who may come', async () => {
		const { code, output } = await command(['routes'], {});
		expect(code).toBe(0);
		expect(output).toMatch(/^\/polls\/:item +page +polls/m);
		expect(output).toMatch(/^POST \/api\/v1\/polls +polls\.open +polls/m);
		expect(output.split('\n').length).toBeGreaterThan(30);
	});

	test('whoever reads only the first lines gets them and no complaint', async () => {
		await built();
		const cli = `${process.execPath} ${join(root, 'dist/server/cli.js')}`;
		const script = `set -o pipefail; ${cli} routes | head -n 1`;
		const { stdout, stderr } = await promisify(execFile)('bash', ['-c', script], { cwd: freshFolder() });
		expect(stdout).toMatch(/^\/feeds\/:file .*\n$/);
		expect(stderr).toBe('');
	});

	test('an unknown command, or none, shows what there is', async () => {
		expect(await command([], {})).toMatchObject({ code: 0, output: expect.stringContaining('archipel backup <file>') });
		expect(await command(['dance'], {})).toMatchObject({ code: 2 });
		expect(await command(['backup'], {})).toMatchObject({ code: 2, output: expect.stringContaining('where to') });
		const nobody = await command(['admin', 'invite', 'ana'], {});
		expect(nobody).toEqual({ code: 2, output: '“ana” is no mail address.\n', ms: expect.any(Number) });
	});

	test('a command asked for help explains itself and does nothing; words nobody reads are refused', async () => {
		const elsewhere = join(freshFolder(), 'nothing-here');
		for (const words of [
			['start', '--help'],
			['migrate', '-h'],
			['backup', '--help']
		]) {
			const { code, output } = await command(words, { DATA_DIR: elsewhere });
			expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining(`archipel ${words[0]}`) });
		}
		const wrong = await command(['start', '--port', '3001'], { DATA_DIR: elsewhere });
		expect(wrong).toMatchObject({ code: 2, output: expect.stringContaining('“--port 3001” is more than') });
		expect(await command(['constructor'], {})).toMatchObject({
			code: 2,
			output: expect.stringContaining('There is no')
		});
		expect(existsSync(elsewhere)).toBe(false);
	});

	test('migrate: brings tables up to date once', async () => {
		const house = await prepareHouse();
		const first = await command(['migrate'], house.environment);
		expect(first).toMatchObject({ code: 0, output: expect.stringContaining('0001-') });
		const second = await command(['migrate'], house.environment);
		expect(second).toMatchObject({ code: 0, output: 'All tables were up to date.\n' });
		expect(house.databasePids).toEqual([]);
		await house.clear();
	}, 60_000);

	test('admin invite: prints a link that opens, beside a house that runs', async () => {
		const house = await startHouse();
		const { code, output } = await command(['admin', 'invite', 'ana@example.org'], {
			...house.environment,
			BASE_URL: house.url
		});
		expect(code).toBe(0);
		const path = /http:\/\/[^/]+(\/welcome\/\S+)/.exec(output)?.[1];
		const page = await house.ask(path!);
		expect(page.status).toBe(200);
		expect(page.text).toContain('ana@example.org');
	}, 60_000);

	test('backup: refuses a folder where no host ever was, instead of keeping an empty one', async () => {
		const room = freshFolder();
		const wrong = join(room, 'wrong');
		const done = await command(['backup', join(room, 'host.tar.gz')], { DATA_DIR: wrong });
		expect(done.code).toBe(1);
		expect(done.output).toBe(`No host was ever started on the data folder ${wrong}: is DATA_DIR the right one?\n`);
		expect(readdirSync(room)).toEqual([]);
	});

	test('backup: says in a sentence why it cannot write there', async () => {
		const house = await startHouse();
		const nowhere = join(freshFolder(), 'missing', 'host.tar.gz');
		const lost = await command(['backup', nowhere], house.environment);
		expect(lost).toMatchObject({ code: 1, output: `${nowhere} cannot be used: its folder is not there.\n` });
		const folder = join(freshFolder(), 'backups');
		mkdirSync(folder);
		const taken = await command(['backup', folder], house.environment);
		expect(taken).toMatchObject({ code: 1, output: `${folder} cannot be used: it is a folder.\n` });
	}, 60_000);

	test('backup, while people go on voting, then restore into an empty host: all is there, and secret links open', async () => {
		const house = await startHouse();
		const poll = await makePoll(house);
		for (const name of ['Ana', 'Bo']) expect((await vote(house, poll, name)).status).toBe(201);
		const ballot = (await vote(house, poll, 'Chloe')).body as { id: string; ballotKey: string };
		const store = await folderStore(join(house.dataDir, 'blobs'));
		const picture = await store.put(Buffer.from('a picture'), { maxBytes: 100 });

		const file = join(freshFolder(), 'host.tar.gz');
		let votes = 0;
		let isOver = false;
		const voting = (async () => {
			while (!isOver) if ((await vote(house, poll, `Later ${votes}`)).status === 201) votes++;
		})();
		const done = await command(['backup', file], house.environment);
		isOver = true;
		await voting;
		expect(done).toMatchObject({ code: 0, output: expect.stringMatching(/rows of \d+ tables and 1 files are in/) });
		expect(votes).toBeGreaterThan(0);
		expect(statSync(file).mode & 0o077).toBe(0);
		expect(await house.stop()).toBe(0);

		const other = await prepareHouse();
		const back = await command(['restore', file], other.environment);
		expect(back).toMatchObject({ code: 0, output: expect.stringContaining('are back') });
		await other.start();
		const names = await namesIn(other, poll);
		expect(names).toEqual(expect.arrayContaining(['Ana', 'Bo', 'Chloe']));
		// One moment of the host: a run of later votes from the first on, without holes.
		const later = names.filter((name) => name.startsWith('Later'));
		expect(later.sort()).toEqual(later.map((_, place) => `Later ${place}`).sort());
		const key = new URL(poll.manageUrl).pathname;
		const opened = await other.ask(key);
		expect([303, 200]).toContain(opened.status);
		expect((await other.api('PUT', `/polls/${poll.id}/closing`, {}, { key: poll.manageKey })).status).toBe(204);
		expect((await other.api('DELETE', `/polls/${poll.id}/closing`, undefined, { key: poll.manageKey })).status).toBe(
			204
		);
		const changed = { name: 'Chloe', choices: { 2: 'no' } };
		const put = await other.api('PUT', `/polls/${poll.id}/ballots/${ballot.id}`, changed, { key: ballot.ballotKey });
		expect(put.status).toBe(200);
		const { stream } = await (await folderStore(join(other.dataDir, 'blobs'))).open(picture.id);
		expect(await new Response(stream as BodyInit).text()).toBe('a picture');
		expect(await other.stop()).toBe(0);

		const cut = join(dirname(file), 'cut.tar.gz');
		writeFileSync(cut, readFileSync(file).subarray(0, statSync(file).size / 2));
		const empty = await prepareHouse();
		const refused = await command(['restore', cut], empty.environment);
		expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('it is cut off') });
		await empty.clear();
		const full = await command(['restore', file], other.environment);
		expect(full).toMatchObject({ code: 1, output: expect.stringContaining('not empty') });
		await other.clear();
	}, 120_000);

	test('restore: refuses what is no archive, in a sentence, and leaves the host empty', async () => {
		const house = await prepareHouse();
		mkdirSync(dirname(house.dataDir), { recursive: true });
		const file = join(import.meta.dirname, 'commands.test.ts');
		const refused = await command(['restore', file], house.environment);
		expect(refused.code).toBe(1);
		expect(refused.output).toContain('not an archive');
		expect(refused.output).not.toContain('    at ');
		const absent = await command(['restore', '/nowhere.tar.gz'], house.environment);
		expect(absent).toMatchObject({ code: 1, output: 'There is no such file, or it may not be read.\n' });
		await house.start();
		await makePoll(house);
		await house.clear();
	}, 60_000);
});

test('the command line is described as it is in the documents', async () => {
	const { output } = await command([], {});
	const described = readFileSync(join(import.meta.dirname, '../../docs/operate/hosting.md'), 'utf8');
	for (const [, name] of output.matchAll(/^ {2}archipel (\w+)/gm)) expect(described).toContain(`archipel ${name}`);
}, 30_000);
