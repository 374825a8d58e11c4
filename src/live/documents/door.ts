/** The door of documents: `ws(s)://HOST/live/{kind}/{item}?key=…`, for our own pages and any client of Yjs. */
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { parse } from 'hono/utils/cookie';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { isRefusal } from '#base/refusal.ts';
import { admit, passFor } from '#kernel/access/pass.ts';
import { type Actor, guestOf, newGuest } from '#kernel/accounts/actor.ts';
import { accountOf } from '#kernel/accounts/session.ts';
import { visitorAddress } from '#kernel/limits/place.ts';
import { spend, tooMany } from '#kernel/limits/rate.ts';
import { log } from '#kernel/settings/log.ts';
import { settings } from '#kernel/settings/settings.ts';
import { type Changed, hearRights, mindSession } from '../rights.ts';
import { hearOthers, type Tidings } from './between.ts';
import type { Member, OpenDocument } from './document.ts';
import { hearMember } from './hearing.ts';
import { type DocumentKind, kindNamed } from './kind.ts';
import { allKept } from './log.ts';
import { sayDenied } from './messages.ts';
import { everyOpen, join, letWrite, openDocument, part } from './opened.ts';
import { takePlace } from './pace.ts';
import { catchUpAll, hearOf, hearPresenceOf } from './telling.ts';

const mostBytesPerMessage = 4 * 1024 * 1024;
/** Who reads so slowly that this much waits for them comes again and reads the whole. */
const mostWaiting = 16 * 1024 * 1024;
const beatMs = 30_000;
const opening = { name: 'live-documents', perMinute: 120, burst: 120 };

const codes: Record<string, number> = {
	'kernel.wrong-key': 4401,
	'kernel.password-needed': 4401,
	'kernel.sign-in-needed': 4401,
	'kernel.not-allowed': 4403,
	'kernel.withheld': 4403,
	'kernel.not-found': 4404,
	'kernel.in-the-trash': 4410,
	'kernel.too-many': 1013
};

type Asked = { kind: DocumentKind; item: string; key: string | null };

function askedOf({ url = '/' }: IncomingMessage): Asked | null {
	const { pathname, searchParams } = new URL(url, 'http://localhost');
	const [, name = '', item = ''] = /^\/live\/([a-z]+)\/([\w-]{1,100})$/.exec(pathname) ?? [];
	const kind = kindNamed(name);
	return kind && item ? { kind, item, key: searchParams.get('key') } : null;
}

/** Cookies of a visitor count only where our own page opens the socket. */
function isOwnPage({ headers }: IncomingMessage): boolean {
	const site = headers['sec-fetch-site'];
	if (site !== undefined) return site === 'same-origin';
	const { origin, host } = headers;
	if (origin === undefined) return true;
	const own = [host, new URL(settings().BASE_URL).host];
	return URL.canParse(origin) && own.includes(new URL(origin).host);
}

/** What the browser shows of itself. */
const browserOf = (request: IncomingMessage): Headers => {
	const { cookie } = request.headers;
	return new Headers(cookie !== undefined && isOwnPage(request) ? { cookie } : {});
};

const actorOf = async (browser: Headers): Promise<Actor> =>
	(await accountOf(browser)) ?? guestOf(parse(browser.get('cookie') ?? '').guest) ?? newGuest();

type Standing = { item: string; writes: boolean; owner: string; holder: string };

/** Whoever is suspended brings nothing new. @throws where they may not read. */
async function standingOf({ kind, item, key }: Asked, actor: Actor, address: string): Promise<Standing> {
	const pass = admit(await passFor({ tool: kind.name, name: item }, actor, key), 'read');
	const { owner, space } = pass.about;
	const writes = pass.restricted !== 'suspend' && (await kind.writes(pass, address));
	return { item: pass.item, writes, owner, holder: space ?? owner };
}

function closeFor(member: Pick<Member, 'close'>, problem: unknown): void {
	if (!isRefusal(problem)) log().error({ part: 'documents', err: problem }, 'a socket failed');
	const code = isRefusal(problem) ? problem.code : 'live.broken';
	member.close(codes[code] ?? (isRefusal(problem) ? 4403 : 1011), code);
}

/** What they may do may have changed: whoever may no longer read leaves at once. */
function recheck(document: OpenDocument): void {
	for (const member of document.members) recheckMember(document, member);
}

function recheckMember(document: OpenDocument, member: Member): void {
	const { kind, item } = document;
	const standing = mindSession(member).then(() =>
		standingOf({ kind, item, key: member.key }, member.actor, member.address)
	);
	standing.then(
		({ writes, owner, holder }) => {
			Object.assign(document, { owner, holder });
			// Said at once, so that nobody writes on into the void.
			if (member.writes && !writes) member.send(sayDenied('live.read-only'));
			if (writes && !member.writes) letWrite(document, member);
			member.writes = writes;
		},
		(problem) => closeFor(member, problem)
	);
}

/** How often rights changed, as far as this process was told. */
let rightsHeard = 0;

async function recheckChanged({ items, actors, all }: Changed): Promise<void> {
	rightsHeard++;
	for (const opening of everyOpen()) {
		const document = await opening.catch(() => null);
		if (!document) continue;
		if (all || items.has(document.item) || actors.has(document.owner)) recheck(document);
		else for (const member of document.members) if (actors.has(member.actor.id)) recheckMember(document, member);
	}
}

/** @param wire what the socket writes to: frames that many get are made once, and written past it. */
function memberOf(socket: WebSocket, wire: Socket, who: Pick<Member, 'actor' | 'browser' | 'key' | 'address'>): Member {
	const { actor } = who;
	return {
		...who,
		id: crypto.randomUUID(),
		writes: false,
		user: { name: actor.name ?? '', colour: '' },
		said: new Map(),
		author: null,
		sent: 0,
		kept: 0,
		asked: [],
		send(frame) {
			if (wire.writableLength > mostWaiting) socket.terminate();
			else if (socket.readyState === socket.OPEN) wire.write(frame);
		},
		close: (code, why) => socket.close(code, why)
	};
}

const bytesOf = (data: RawData): Uint8Array => new Uint8Array(data as Buffer);

function addressOf({ socket: { remoteAddress = '' }, headers }: IncomingMessage): string {
	const forwarded = String(headers['x-forwarded-for'] ?? '') || null;
	return visitorAddress(remoteAddress, forwarded, settings().TRUST_PROXY);
}

/** From the first message on, what comes before one is let in waits. */
async function welcome(socket: WebSocket, request: IncomingMessage, asked: Asked): Promise<void> {
	const early: RawData[] = [];
	const waiting = (data: RawData) => void early.push(data);
	socket.on('message', waiting);
	socket.on('error', () => {});
	try {
		const address = addressOf(request);
		spend(opening, address);
		const leavePlace = takePlace(address);
		if (!leavePlace) throw tooMany({ retryAfter: 60, gaps: { seconds: 60 } });
		socket.on('close', leavePlace);
		const browser = browserOf(request);
		const actor = await actorOf(browser);
		const heardBefore = rightsHeard;
		const { item, writes, owner, holder } = await standingOf(asked, actor, address);
		const member = { ...memberOf(socket, request.socket, { actor, browser, key: asked.key, address }), writes };
		const document = Object.assign(await openDocument(asked.kind, item, recheck), { owner, holder });
		if (socket.readyState !== socket.OPEN) return part(document, enter(document, member));
		enter(document, member);
		// Taken away while one was on the doorstep.
		if (rightsHeard !== heardBefore) recheckMember(document, member);
		socket.off('message', waiting);
		const listener = (data: RawData) => hearData(document, member, data);
		for (const data of early) listener(data);
		socket.on('message', listener);
		socket.on('close', () => part(document, member));
	} catch (problem) {
		closeFor({ close: (code, why) => socket.close(code, why) }, problem);
	}
}

function enter(document: OpenDocument, member: Member): Member {
	join(document, member);
	return member;
}

function hearData(document: OpenDocument, member: Member, data: RawData): void {
	if (!document.members.has(member)) return;
	try {
		hearMember(document, member, bytesOf(data));
	} catch {
		member.close(4400, 'live.undecodable');
	}
}

function hearTidings({ kind, item, sequence, presence }: Tidings): void {
	if (sequence !== undefined) void hearOf(kind, item, sequence);
	if (presence !== undefined) void hearPresenceOf(kind, item, new Uint8Array(Buffer.from(presence, 'base64')));
}

type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Whoever did not answer since the last beat is gone. */
function beat(sockets: WebSocketServer, silent: WeakSet<WebSocket>): void {
	for (const socket of sockets.clients) {
		if (silent.has(socket)) socket.terminate();
		silent.add(socket);
		socket.once('pong', () => silent.delete(socket));
		socket.ping();
	}
	// Tidings may be missed while the database is away.
	if (settings().PROCESSES > 1) catchUpAll();
}

export type DocumentDoor = {
	/** Stands before those who answer other upgrades. */
	open(server: Server): void;
	/** Ends once all that was written is kept. */
	close(): Promise<void>;
};

/** Hears the other processes before anybody comes in. */
export async function documentDoor(): Promise<DocumentDoor> {
	const sockets = new WebSocketServer({ noServer: true, maxPayload: mostBytesPerMessage, perMessageDeflate: false });
	const silent = new WeakSet<WebSocket>();
	const beating = setInterval(() => beat(sockets, silent), beatMs);
	const unhear = await hearOthers(hearTidings);
	const unhearRights = await hearRights((changed) => void recheckChanged(changed));
	return {
		open(server) {
			const others = server.listeners('upgrade') as Upgrade[];
			server.removeAllListeners('upgrade');
			server.on('upgrade', (request, socket, head) => {
				const asked = askedOf(request);
				if (asked) sockets.handleUpgrade(request, socket, head, (open) => void welcome(open, request, asked));
				else for (const other of others) other.call(server, request, socket, head);
			});
		},
		async close() {
			clearInterval(beating);
			for (const socket of sockets.clients) socket.close(1001);
			await allKept();
			await unhear();
			await unhearRights();
		}
	};
}
