/**
 * The memory of this process. What people decide here is known at once, what they decide elsewhere within five seconds;
 * what is held back or let through by another process once its case is read.
 */
import { setImmediate } from 'node:timers/promises';
import { apart, inTransaction } from '#kernel/database/connection.ts';
import { log } from '#kernel/settings/log.ts';
import { isAgainst, isFor, teaches, type What } from '../decisions/decision.ts';
import { lastWord } from '../known/store.ts';
import english from '../learned/seeds/en.json' with { type: 'json' };
import french from '../learned/seeds/fr.json' with { type: 'json' };
import { type Member, Memory, Ordinary, type State } from './memory.ts';
import { contactsIn, saidIn } from './said.ts';
import * as store from './store.ts';

type Kept = { memory: Memory; word: string; lastCase: string; readAt: number; askedAt: number };

const secondsBetween = 5;
const minutesKept = 10;

let kept: Kept | null = null;
let reading: Promise<Kept> | null = null;
let isStale = false;

export const keyOf = (item: string | null, part: string, otherwise: string): string =>
	item === null ? otherwise : `${item} ${part}`;

type About = { decision?: string; caseId?: string | null };

export function memberOf(row: store.EventRow, state: State, about: About = {}): Member {
	const text = `${row.title}\n${row.body}`;
	const { campaign, actor: maker, tool, item, part, event, domains = [], network = null } = row;
	const { decision = null, caseId = null } = about;
	return {
		key: keyOf(item, part, event),
		said: saidIn(text),
		contacts: contactsIn(text),
		...{ domains, network, state, campaign, decision, caseId, maker, tool, item, part, event },
		at: row.at.getTime()
	};
}

const atATime = 50;

/** Thousands of texts are read; requests are answered between. */
async function inTurns<Row>(rows: readonly Row[], take: (row: Row) => void): Promise<void> {
	for (const [place, row] of rows.entries()) {
		if (place % atATime === atATime - 1) await setImmediate();
		take(row);
	}
}

async function ordinaryNow(): Promise<Ordinary> {
	const ordinary = new Ordinary();
	await inTurns([...english.ham, ...french.ham], (text) => ordinary.take(saidIn(text)));
	await inTurns(await store.ordinaryTexts(), ({ title, body }) => ordinary.take(saidIn(`${title}\n${body}`)));
	return ordinary;
}

/** What a decision says of the like; nothing where the words were not what was wrong. */
export function stateAfter(what: What, why: string): State | null {
	if (isAgainst(what)) return teaches(what, why) ? 'against' : null;
	return isFor(what) || what === 'granted' ? 'fine' : null;
}

function takeDecided(memory: Memory, row: store.DecidedRow): void {
	const state = stateAfter(row.what, row.why);
	if (state) memory.add(memberOf(row, state, row));
}

async function takeWaiting(memory: Memory, rows: readonly store.WaitingRow[]): Promise<string> {
	await inTurns(rows, (row) => memory.add(memberOf(row, row.isSure ? 'sure' : 'waits', row)));
	return rows.at(-1)?.caseId ?? '0';
}

async function readAll(now: Date): Promise<Kept> {
	isStale = false;
	const word = await lastWord();
	const memory = new Memory(await ordinaryNow());
	await inTurns(await store.passedTexts(now), (row) => memory.add(memberOf(row, 'passed')));
	const lastCase = await takeWaiting(memory, await store.waitingTexts(now, '0'));
	await inTurns(await store.decidedTexts(now), (row) => takeDecided(memory, row));
	return { memory, word, lastCase, readAt: now.getTime(), askedAt: now.getTime() };
}

async function look(now: Date, before: Kept | null): Promise<Kept> {
	if (!before || isStale || Math.abs(now.getTime() - before.readAt) >= minutesKept * 60_000) return readAll(now);
	if ((await lastWord()) !== before.word) return readAll(now);
	const rows = await store.waitingTexts(now, before.lastCase);
	const last = await takeWaiting(
		before.memory,
		rows.filter(({ item, part, event }) => before.memory.of(keyOf(item, part, event)) === null)
	);
	return { ...before, lastCase: last === '0' ? before.lastCase : last, askedAt: now.getTime() };
}

/** What comes meanwhile is not lost. */
let meanwhile: Member[] = [];

function lookOnce(now: Date): Promise<Kept> {
	reading ??= apart(() => look(now, kept))
		.then((found) => {
			if (found.memory !== kept?.memory) for (const member of meanwhile) found.memory.add(member);
			kept = found;
			return found;
		})
		.finally(() => {
			reading = null;
			meanwhile = [];
		});
	return reading;
}

const notYet = () => new Error('The memory of campaigns is being read.');

/**
 * As it stands; where it is read anew, as it was until that is done: only the first wait for it.
 * @throws within a transaction, where it is not there yet.
 */
export function memoryAt(now: Date): Memory | Promise<Memory> {
	if (!kept && inTransaction()) throw notYet();
	if (!kept) return memoryRead(now);
	const isNew = !isStale && Math.abs(now.getTime() - kept.askedAt) < secondsBetween * 1000;
	if (!isNew) lookOnce(now).catch((problem) => log().warn({ part: 'guard', err: problem }, 'no memory of campaigns'));
	return kept.memory;
}

/** Waited for also within a transaction: only for what few do at the same moment. */
export const memoryRead = async (now: Date): Promise<Memory> => kept?.memory ?? (await lookOnce(now)).memory;

/** What this process has just held back, let through or decided. */
export function remember(member: Member): void {
	if (reading) meanwhile.push(member);
	kept?.memory.add(member);
}

/** What was decided and taken back: nobody follows it from now on. */
export function forgetDecision(decision: string): void {
	for (const member of kept?.memory.all() ?? [])
		if (member.decision === decision) remember({ ...member, state: 'followed', decision: null });
	isStale = true;
}

export const memoryNow = (): Memory | null => kept?.memory ?? null;
