/**
 * Reading the lists of others: the key seen first is held to, editions only count up, and what expired says nothing.
 * Only public addresses are asked, and never for more than four megabytes or twenty seconds (`kernel/limits/outside`).
 */
import { createHash } from 'node:crypto';
import { isRefusal } from '#base/refusal.ts';
import { afterCommit, transaction } from '#kernel/database/connection.ts';
import { job } from '#kernel/jobs/job.ts';
import { askOutside } from '#kernel/limits/outside.ts';
import { log } from '#kernel/settings/log.ts';
import { forgetWords } from '../words/current.ts';
import { type Fault, type Read, readDocument } from './document.ts';
import { limits, type SharedTerm } from './entry.ts';
import { forgetFollows } from './held.ts';
import * as store from './store.ts';
import { keepTermsOf } from './terms.ts';

const hour = 3_600_000;
const hoursBetween = 6;
/** However long a host says its list is good for. */
const longestDays = 60;

/** Not all hosts at the same minute. */
const nextTime = (now: Date): Date => new Date(now.getTime() + hoursBetween * hour * (0.9 + Math.random() * 0.2));

const digestOf = (payload: string): string => createHash('sha256').update(payload).digest('base64url');

/** Why an edition is not taken, though its signature is right. */
function faultOf(follow: store.Follow, { key, document, payload }: Read, now: Date): Fault | null {
	if (follow.key !== null && follow.key !== key) return 'other-key';
	const isOther = follow.name !== null && (follow.name !== document.name || follow.holds !== document.holds);
	if (isOther) return 'other-list';
	const isOlder = document.edition < follow.edition;
	const isForked = document.edition === follow.edition && follow.digest !== null && follow.digest !== digestOf(payload);
	if (isOlder || isForked) return 'older';
	return new Date(document.expires) <= now ? 'expired' : null;
}

async function keep(follow: store.Follow, read: Read, etag: string | null, now: Date): Promise<void> {
	const { document, key, payload } = read;
	const latest = now.getTime() + longestDays * 24 * hour;
	const expires = new Date(Math.min(new Date(document.expires).getTime(), latest));
	await transaction(async () => {
		await store.noteEdition(follow.id, {
			document,
			key,
			digest: digestOf(payload),
			etag,
			next: nextTime(now),
			now,
			expires
		});
		if (document.holds === 'terms') {
			await keepTermsOf(follow, document.entries as SharedTerm[], document, now);
			await store.switchTermsOf(follow.id, null);
		}
		afterCommit(forgetFollows);
		afterCommit(forgetWords);
	});
}

/** What arrived for a followed list. @returns why it was not taken, or null. */
export async function take(follow: store.Follow, text: string, etag: string | null, now: Date): Promise<Fault | null> {
	const read = readDocument(text);
	const fault = typeof read === 'string' ? read : faultOf(follow, read, now);
	if (fault || typeof read === 'string') {
		await store.noteTrouble(follow.id, fault!, fault === 'other-key' ? (read as Read).key : null);
		return fault;
	}
	if (follow.digest === digestOf(read.payload)) await store.noteUnchanged(follow.id, nextTime(now), now);
	else await keep(follow, read, etag, now);
	return null;
}

const troubleOf = (problem: unknown): string => (isRefusal(problem) ? problem.code.replace('kernel.', '') : 'failed');

export async function fetchFollow(follow: store.Follow, now: Date): Promise<void> {
	try {
		const headers: Record<string, string> = { accept: 'application/json' };
		if (follow.etag) headers['if-none-match'] = follow.etag;
		const answer = await askOutside(follow.address, { headers, maxBytes: limits.bytes * 2, timeoutMs: 20_000 });
		if (answer.status === 304) return void (await store.noteUnchanged(follow.id, nextTime(now), now));
		if (answer.status !== 200) return void (await store.noteTrouble(follow.id, `status ${answer.status}`));
		await take(follow, await answer.text(), answer.headers.etag ?? null, now);
	} catch (problem) {
		if (!isRefusal(problem)) log().error({ part: 'guard', err: problem, follow: follow.id }, 'list not read');
		await store.noteTrouble(follow.id, troubleOf(problem));
	}
}

/** @returns how many were asked. */
export async function fetchDue(now: Date): Promise<number> {
	let asked = 0;
	for (let follow = await store.takeDueFollow(now); follow; follow = await store.takeDueFollow(now)) {
		asked++;
		await fetchFollow(follow, now);
	}
	return asked;
}

export const fetchFollowed = job({
	name: 'guard.exchange-follow',
	every: '*/15 * * * *',
	async run() {
		await fetchDue(new Date());
		await store.expireTerms(new Date());
	}
});
