/** How much somebody may write in a while. GCRA (ATM Forum 4.0) with a cost for each change. */
import { settings } from '#kernel/settings/settings.ts';

export type Pace = { name: string; perMinute: number; burst: number };

const MiB = 1024 * 1024;

/** A person types ten changes a second at most; a program gathers. */
const bySocket: Pace[] = [{ name: 'changes of a socket', perMinute: 3_000, burst: 3_000 }];
/** A class behind one address is thirty people. */
const byGuest: Pace[] = [
	{ name: 'changes of an address', perMinute: 60_000, burst: 60_000 },
	{ name: 'bytes of an address', perMinute: 8 * MiB, burst: 24 * MiB }
];
const byAccount: Pace[] = [
	{ name: 'changes of an account', perMinute: 30_000, burst: 30_000 },
	{ name: 'bytes of an account', perMinute: 16 * MiB, burst: 48 * MiB }
];
const byHolder: Pace[] = [
	{ name: 'changes at a holder', perMinute: 240_000, burst: 240_000 },
	{ name: 'bytes at a holder', perMinute: 64 * MiB, burst: 192 * MiB }
];

const dueTimes = new Map<string, number>();
const mostKnown = 50_000;

function forgetPast(now: number): void {
	for (const [who, due] of dueTimes) if (due <= now) dueTimes.delete(who);
	if (dueTimes.size >= mostKnown) dueTimes.clear();
}

/** Whether it still fits; then it is counted. */
export function fits(pace: Pace, who: string, cost: number, now = Date.now()): boolean {
	const spacing = (60_000 / pace.perMinute) * settings().PROCESSES;
	const name = `${pace.name} ${who}`;
	const due = Math.max(dueTimes.get(name) ?? now, now) + cost * spacing;
	if (due - now > pace.burst * spacing) return false;
	if (dueTimes.size >= mostKnown) forgetPast(now);
	dueTimes.set(name, due);
	return true;
}

export type Writing = {
	/** The socket itself. */
	socket: string;
	/** An account by its id; guests by where they come from, for they are new each time. */
	account: string | null;
	address: string;
	/** The space or the person the document belongs to. */
	holder: string;
	bytes: number;
};

/** Whether a change of so many bytes may be written now. */
export function isInPace({ socket, account, address, holder, bytes }: Writing): boolean {
	if (settings().RATE_LIMITS === 'off') return true;
	const costs = (paces: Pace[], who: string) =>
		paces.every((pace) => fits(pace, who, pace.name.startsWith('bytes') ? bytes : 1));
	return costs(bySocket, socket) && costs(account ? byAccount : byGuest, account ?? address) && costs(byHolder, holder);
}

const mostSockets = 300;
const sockets = new Map<string, number>();

/** One more socket from an address; null where there are too many. @returns what lets it go. */
export function takePlace(address: string, most = mostSockets): (() => void) | null {
	const here = sockets.get(address) ?? 0;
	if (settings().RATE_LIMITS === 'on' && here >= most) return null;
	sockets.set(address, here + 1);
	let isGone = false;
	return () => {
		if (isGone) return;
		isGone = true;
		const left = (sockets.get(address) ?? 1) - 1;
		if (left > 0) sockets.set(address, left);
		else sockets.delete(address);
	};
}
