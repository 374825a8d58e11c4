/**
 * Sends what is due. A letter is claimed only when a connection is free for it, and its claim ends by itself: after a
 * crash at most those in flight leave a second time, under the same Message-ID. A clean stop waits for them.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { log } from '../settings/log.ts';
import { nextTry } from './patience.ts';
import type { Relay } from './relay.ts';
import * as store from './store.ts';
import { type Failure, reasonOf, type Verdict, verdictOf } from './verdict.ts';

export type Sender = {
	/** Sends until nothing more can leave now. Resolves when all that left has landed. */
	send(): Promise<void>;
	/** Takes no more, and waits for those in flight. */
	stop(): Promise<void>;
};

export type SenderOptions = {
	relay: Relay;
	/** Letters in flight at once. */
	room: number;
	/** How long a claim holds when the process that has it is gone. */
	holdSeconds?: number;
	/** How long nothing is tried after the mail server was away. */
	restMs?: number;
	onGivenUp(letter: store.ClaimedLetter): Promise<void>;
};

export function makeSender({ relay, room, holdSeconds = 300, restMs = 30_000, onGivenUp }: SenderOptions): Sender {
	const flying = new Map<string, Promise<void>>();
	let stopped = false;
	let relayIsBackAt = 0;
	let rounds: Promise<void> | null = null;
	let calledAgain = false;

	async function deliver(letter: store.ClaimedLetter): Promise<void> {
		if (letter.writer && (await store.putOffHeld(letter.id))) return;
		try {
			await relay.carry(letter);
		} catch (problem) {
			return failed(letter, problem as Failure);
		}
		await surely(() => store.markSent(letter.id));
		log().debug({ part: 'mail', letter: letter.id }, 'sent');
	}

	async function failed(letter: store.ClaimedLetter, failure: Failure): Promise<void> {
		const verdict: Verdict = verdictOf(failure);
		const next = verdict === 'never' ? null : nextTry(letter, new Date());
		const { code, responseCode, message } = failure;
		// What a mail server says may name the reader; what comes without an answer of it is about the way there.
		const reason = responseCode === undefined && verdict === 'relay' ? message : undefined;
		log().warn({ part: 'mail', letter: letter.id, code, answer: responseCode, reason, next }, 'not sent');
		if (verdict === 'relay') relayIsBackAt = Date.now() + restMs;
		if (next) return surely(() => store.markRetry(letter.id, next, reasonOf(failure)));
		await surely(() => store.markGivenUp(letter.id, reasonOf(failure)));
		await onGivenUp(letter);
	}

	function launch(letter: store.ClaimedLetter): void {
		const flight = deliver(letter)
			.catch((problem) => log().error({ part: 'mail', letter: letter.id, err: problem }, 'outcome not kept'))
			.finally(() => flying.delete(letter.id));
		flying.set(letter.id, flight);
	}

	const mayTakeOff = (): boolean => !stopped && Date.now() >= relayIsBackAt;

	/** @returns how many left. */
	async function takeOff(): Promise<number> {
		let taken = 0;
		for (const destination of await store.dueDestinations()) {
			const free = room - flying.size;
			if (free <= 0 || !mayTakeOff()) break;
			const letters = await store.claim(destination, { room: free, holdSeconds, flying: [...flying.keys()] });
			letters.forEach(launch);
			taken += letters.length;
		}
		return taken;
	}

	async function goRound(): Promise<void> {
		do {
			calledAgain = false;
			while (mayTakeOff()) {
				const taken = flying.size < room ? await takeOff() : 0;
				if (taken === 0 && flying.size === 0) break;
				if (flying.size > 0) await Promise.race(flying.values());
			}
		} while (calledAgain && mayTakeOff());
		await Promise.all(flying.values());
	}

	return {
		send() {
			calledAgain = true;
			rounds ??= goRound().finally(() => {
				rounds = null;
			});
			return rounds;
		},
		async stop() {
			stopped = true;
			await rounds?.catch(() => {});
			await Promise.all(flying.values());
			relay.close();
		}
	};
}

const patience = [200, 1000, 3000, 10_000];

/** What became of a letter is written down even when the database was away for a moment: else it would leave twice. */
async function surely(write: () => PromiseLike<unknown>): Promise<void> {
	for (const wait of patience) {
		try {
			await write();
			return;
		} catch {
			await pause(wait);
		}
	}
	await write();
}
