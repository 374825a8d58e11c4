/** Accounts a machine made before anybody knew that more would come: once a wave is seen they wait with the others. */
import { endAllSessions } from '#kernel/accounts/session.ts';
import { afterCommit } from '#kernel/database/connection.ts';
import type { Found } from '../judge/signal.ts';
import { holdSignUp } from './applying.ts';
import { isMachineMade, waveSymbol, windowMs } from './signal.ts';
import { unprovenOf } from './store.ts';

type Made = { account: string; event: string; at: number };

const mostKept = 500;
let passed: Made[] = [];

export function noteSignUp(account: string, event: string, found: readonly Found[], at: Date): void {
	if (!isMachineMade(found)) return;
	afterCommit(() => {
		passed = [...passed, { account, event, at: at.getTime() }].slice(-mostKept);
	});
}

const isWave = (found: readonly Found[]): boolean => found.some(({ symbol }) => symbol === waveSymbol);

async function pullBack({ account, event }: Made, at: Date): Promise<void> {
	await holdSignUp(account, event, at, true);
	await endAllSessions(account);
}

/** Called where a sign-up is held. @param found what spoke against it. */
export async function pullBackSignUps(found: readonly Found[], now: Date): Promise<void> {
	if (!isWave(found)) return;
	const lately = passed.filter(({ at }) => Math.abs(now.getTime() - at) < windowMs);
	if (lately.length === 0) return;
	const unproven = await unprovenOf(lately.map(({ account }) => account));
	for (const one of lately) if (unproven.has(one.account)) await pullBack(one, now);
	afterCommit(() => {
		passed = passed.filter((one) => !lately.includes(one));
	});
}
