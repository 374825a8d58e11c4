/** Etherpad on the same PostgreSQL, and a small client of its protocol (doc/easysync of its repository). */
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Archipel } from './archipel.ts';
import { databaseIn } from './archipel.ts';
import { lines } from './documents.ts';
import type { Hear, Peer, Person } from './peer.ts';
import { memoryAfterCollection, profiled, run } from './process.ts';

const database = 'etherpad';

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	const { port } = server.address() as { port: number };
	await new Promise((resolve) => server.close(resolve));
	return port;
}

/** As for a large host: production, warnings only, no limits per address. */
const settingsFor = (port: number, dataDir: string) => ({
	title: 'Bench',
	ip: '127.0.0.1',
	port,
	dbType: 'postgres',
	dbSettings: databaseIn(dataDir, database),
	defaultPadText: '\n',
	skinName: 'colibris',
	loglevel: 'WARN',
	socketTransportProtocols: ['websocket'],
	socketIo: { maxHttpBufferSize: 1_000_000 },
	commitRateLimiting: { duration: 1, points: 1_000_000 }
});

type Changes = { type: string; newRev: number; changeset: string };
type Said = { type?: string; disconnect?: string; accessStatus?: string; data?: Changes & ClientVars };
type ClientVars = {
	userId: string;
	collab_client_vars: { rev: number; initialAttributedText: { text: string } };
};

type Socket = {
	on(name: string, hear: (said: Said) => void): void;
	emit(name: 'message', said: object): void;
	close(): void;
};
type Connect = (base: string, options: object) => Socket;

/** How much longer a changeset makes the text, and what it adds: `Z:old>more…$added`. */
function readChangeset(changeset: string): { more: number; added: string } {
	const [, , sign, size] = /^Z:([0-9a-z]+)([<>])([0-9a-z]+)/.exec(changeset)!;
	const more = Number.parseInt(size!, 36) * (sign === '>' ? 1 : -1);
	return { more, added: changeset.slice(changeset.indexOf('$') + 1) };
}

/** Puts text at the beginning, in the author's name. */
function insertion(length: number, text: string): string {
	const size = text.length.toString(36);
	const breaks = text.split('\n').length - 1;
	const ending = breaks > 0 ? `|${breaks.toString(36)}` : '';
	return `Z:${length.toString(36)}>${size}*0${ending}+${size}$${text}`;
}

let tokens = 0;

/** One change is under way at a time, as in its own client; what is written meanwhile goes with the next. */
function arrive(connect: Connect, base: string, pad: string, hear: Hear): Promise<Person> {
	const socket = connect(base, { transports: ['websocket'], forceNew: true, reconnection: false });
	let [author, rev, length, sent, waiting, cut] = ['', 0, 0, 0, '', false];
	const send = () => {
		if (sent > 0 || waiting === '') return;
		const apool = { numToAttrib: { 0: ['author', author] }, nextNum: 1 };
		const data = { type: 'USER_CHANGES', baseRev: rev, changeset: insertion(length, waiting), apool };
		sent = waiting.length;
		waiting = '';
		socket.emit('message', { type: 'COLLABROOM', component: 'pad', padId: pad, data });
	};
	const person = {
		write(text: string) {
			waiting += text;
			send();
		},
		leave: () => socket.close(),
		isCut: () => cut
	};
	socket.on('connect', () => {
		const who = { padId: pad, sessionID: null, token: `t.bench${process.pid}n${tokens++}` };
		socket.emit('message', { component: 'pad', type: 'CLIENT_READY', protocolVersion: 2, ...who });
	});
	return new Promise((done, failed) => {
		socket.on('message', ({ type, data, disconnect, accessStatus }) => {
			if (disconnect || accessStatus) {
				cut = true;
				failed(new Error(disconnect ?? accessStatus));
			} else if (type === 'CLIENT_VARS') {
				author = data!.userId;
				rev = data!.collab_client_vars.rev;
				length = data!.collab_client_vars.initialAttributedText.text.length;
				done(person);
			} else if (data?.type === 'NEW_CHANGES') {
				const { more, added } = readChangeset(data.changeset);
				rev = data.newRev;
				length += more;
				hear(added);
			} else if (data?.type === 'ACCEPT_COMMIT') {
				rev = data.newRev;
				length += sent;
				sent = 0;
				send();
			}
		});
		socket.on('connect_error', (problem) => failed(problem as unknown as Error));
	});
}

let named = 0;

export async function startEtherpad(
	home: string,
	archipel: Archipel
): Promise<Peer & { fill(count: number): Promise<string[]> }> {
	const { sql, dataDir } = archipel;
	const [known] = await sql`select 1 from pg_database where datname = ${database}`;
	if (!known) await sql.unsafe(`create database ${database}`);
	const port = await freePort();
	const file = join(mkdtempSync(join(tmpdir(), 'archipel-bench-')), 'settings.json');
	writeFileSync(file, JSON.stringify(settingsFor(port, dataDir)));
	const isNew = existsSync(join(home, 'src/node/server.ts'));
	const words = isNew ? ['--require', 'tsx/cjs', 'node/server.ts'] : ['node/server.js'];
	const running = run([...words, '--settings', file], {
		cwd: join(home, 'src'),
		env: { ...process.env, NODE_ENV: 'production' }
	});
	const base = `http://127.0.0.1:${port}`;
	await answers(base);
	const connect = createRequire(join(home, 'src/node/'))('socket.io-client') as Connect;
	const names = (count: number) => Array.from({ length: count }, () => `pad${process.pid}n${named++}`);
	const here = (pad: string, hear: Hear) => arrive(connect, base, pad, hear);
	return {
		name: 'Etherpad',
		pid: running.pid,
		makePads: async (count) => names(count),
		arrive: here,
		watch: here,
		memory: () => memoryAfterCollection(running),
		profiled: (file, work) => profiled(running, file, work),
		async fill(count) {
			const made = names(count);
			for (const pad of made) {
				const person = await here(pad, () => {});
				person.write(`${lines.join('\n')}\n`);
				await new Promise((resolve) => setTimeout(resolve, 20));
				person.leave();
			}
			return made;
		},
		stop: () => running.stop()
	};
}

async function answers(base: string): Promise<void> {
	for (const end = Date.now() + 90_000; Date.now() < end; ) {
		if (
			await fetch(base).then(
				(answer) => answer.ok,
				() => false
			)
		)
			return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error('Etherpad did not answer.');
}
