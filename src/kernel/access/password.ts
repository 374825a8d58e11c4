/** The password of an item: what it is checked with, and who it let in. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { faulty } from '#base/inputs.ts';
import { refusal } from '#base/refusal.ts';
import { fits, hashOf } from '../accounts/passwords.ts';
import { carrier } from '../database/connection.ts';
import { spend } from '../limits/rate.ts';

export const wrongPassword = refusal('kernel.wrong-password', 403);

export const passwordLength = { min: 6, max: 128 };

/** A password that an item is given. */
export const newPassword = z
	.string()
	.refine((text) => !text.includes('\0'), faulty('not-allowed'))
	.min(passwordLength.min)
	.max(passwordLength.max);

/** A password as somebody typed it; `from` is where they sit, so that guessing can be slowed down. */
export type ShownPassword = { text: string; from: string };

const guessing = { name: 'item-password', perMinute: 6, burst: 10 };

/** Passwords found right lately, by a mark that dies with the kept hash: a program may send one with each request. */
const foundRight = new Set<string>();
const mostRemembered = 10_000;

const markOf = (kept: string, typed: string): string =>
	createHash('sha256').update(`${kept}\0${typed}`).digest('base64url');

function rememberRight(mark: string): void {
	if (foundRight.size >= mostRemembered) foundRight.clear();
	foundRight.add(mark);
}

/** @throws kernel.wrong-password, or kernel.too-many from whoever guesses. */
export async function checkPassword(item: string, kept: string, { text, from }: ShownPassword): Promise<void> {
	const mark = markOf(kept, text);
	if (foundRight.has(mark)) return;
	spend(guessing, `${item} ${from}`);
	if (!(await fits(text, kept))) throw wrongPassword();
	rememberRight(mark);
}

/** Lets an actor in for as long as the password stays the same. */
export async function unlock(item: string, shown: ShownPassword, actor: string): Promise<void> {
	const [row] = await carrier()<{ hash: string | null }[]>`
		select password_hash as hash from kernel.item where id = ${item}`;
	if (!row?.hash) return;
	await checkPassword(item, row.hash, shown);
	// Locked and looked at again: a password changed in this very moment lets nobody in by the old one.
	const entered = await carrier()`
		with guarded as (select id from kernel.item where id = ${item} and password_hash = ${row.hash} for share)
		insert into kernel.permit (item, actor, via, opens)
		select id, ${actor}, 'password', 'answer' from guarded
		on conflict (item, actor, via) do update set at = now() returning item`;
	if (entered.length === 0) throw wrongPassword();
}

export type Guards = 'read' | 'answer';

/** Sets, changes or takes away the password; whoever the old one let in has to give the new one. */
export async function setPassword(item: string, wanted: { text: string; guards: Guards } | null): Promise<void> {
	const hash = wanted ? await hashOf(wanted.text) : null;
	await carrier()`
		update kernel.item set password_hash = ${hash}, password_guards = ${wanted?.guards ?? null} where id = ${item}`;
	await carrier()`delete from kernel.permit where item = ${item} and via = 'password'`;
}

/** What the password guards can change while the password stays. */
export const setGuards = (item: string, guards: Guards) =>
	carrier()`update kernel.item set password_guards = ${guards} where id = ${item} and password_hash is not null`;
