/**
 * Whoever was asked to wait and did so may go on, once. Kept in memory: another process asks for the wait once more at
 * most.
 */
const asked = new Map<string, number>();
const mostAsked = 50_000;

/** Later than this nobody remembers having waited. */
const minutesKept = 15;

function forgetPast(now: number): void {
	for (const [who, until] of asked) if (until + minutesKept * 60_000 < now) asked.delete(who);
	if (asked.size >= mostAsked) asked.clear();
}

/** @returns the seconds still to wait; 0 when they were waited. */
export function waitOnce(who: string, seconds: number, now: Date): number {
	const time = now.getTime();
	const until = asked.get(who);
	if (until !== undefined && until + minutesKept * 60_000 >= time) {
		if (until > time) return Math.ceil((until - time) / 1000);
		asked.delete(who);
		return 0;
	}
	if (asked.size >= mostAsked) forgetPast(time);
	asked.set(who, time + seconds * 1000);
	return seconds;
}
