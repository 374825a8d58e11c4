/** How often somebody may ask. GCRA (ATM Forum 4.0): one number per asker, no windows to wait for. */
import { refusal } from '#base/refusal.ts';
import { settings } from '../settings/settings.ts';

export const tooMany = refusal('kernel.too-many', 429);

export type Rate = { name: string; perMinute: number; burst: number };

const dueTimes = new Map<string, number>();
const mostAskers = 200_000;

function forgetPast(now: number): void {
	for (const [asker, due] of dueTimes) if (due <= now) dueTimes.delete(asker);
	// The oldest half goes: a crowd must not wipe out what is known of those who ask now.
	let over = dueTimes.size - mostAskers / 2;
	if (dueTimes.size < mostAskers) return;
	for (const asker of dueTimes.keys()) {
		if (over-- <= 0) break;
		dueTimes.delete(asker);
	}
}

/** Seconds to wait, or 0 when the asker may go on; then the asking is counted. */
export function waitFor(rate: Rate, asker: string, now = Date.now()): number {
	const spacing = (60_000 / rate.perMinute) * settings().PROCESSES;
	const name = `${rate.name} ${asker}`;
	const due = Math.max(dueTimes.get(name) ?? now, now);
	const early = due - now - spacing * (rate.burst - 1);
	if (early > 0) return Math.ceil(early / 1000);
	if (dueTimes.size >= mostAskers) forgetPast(now);
	dueTimes.set(name, due + spacing);
	return 0;
}

/** @throws kernel.too-many with the seconds to wait. */
export function spend(rate: Rate, asker: string): void {
	if (settings().RATE_LIMITS === 'off') return;
	const retryAfter = waitFor(rate, asker);
	if (retryAfter > 0) throw tooMany({ retryAfter, gaps: { seconds: retryAfter } });
}

/** For whoever asks with an account: however many addresses it asks from, it has no more than one of them. */
export function spendAsAccount(rate: Rate, actor: { id: string; kind: string } | null): void {
	if (actor?.kind === 'account') spend(rate, `account ${actor.id}`);
}
