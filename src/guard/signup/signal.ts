/**
 * What making an account says of who makes it: a name as machines count them, and others whom a machine made within the
 * hour. Kept in memory; each process counts for itself.
 */
import { settings } from '#kernel/settings/settings.ts';
import { isSentByProgram } from '../campaigns/wave.ts';
import type { Evidence } from '../judge/evidence.ts';
import type { Found, Signal } from '../judge/signal.ts';
import { signUpAct } from './applying.ts';

/** Years have four digits, and people end their names with them. */
const numbered = /\p{L}\d{5,}$/u;

const numberedSymbol = 'sign-up.numbered';

/** A class in one room does none of that. */
export const isMachineMade = (found: readonly Found[]): boolean =>
	isSentByProgram(found) || found.some(({ symbol, points }) => points > 0 && symbol === numberedSymbol);

export const windowMs = 3_600_000;
const mostKept = 500;

/** A browser fills a form in for somebody in a hurry now and then, hardly for two within an hour. */
const steps: [least: number, points: number][] = [
	[3, 6],
	[2, 4],
	[1, 2]
];

let made: number[] = [];

function othersBefore(now: number): number {
	made = made.filter((at) => Math.abs(now - at) < windowMs).slice(-mostKept);
	return made.push(now) - 1;
}

export const waveSymbol = 'sign-up.wave';

function waveFound(now: Date): Found[] {
	const count = othersBefore(now.getTime());
	const points = steps.find(([least]) => count >= least)?.[1];
	return points ? [{ symbol: waveSymbol, points, gaps: { count } }] : [];
}

export const signUps: Signal = {
	name: 'sign-up',
	version: '1',
	cost: 'last',
	look({ act, text, now }: Evidence, found = []): Found[] {
		if (act !== signUpAct || settings().RATE_LIMITS === 'off') return [];
		const [name = ''] = text.split('\n\n');
		const own: Found[] = numbered.test(name.trim()) ? [{ symbol: numberedSymbol, points: 2 }] : [];
		return isMachineMade([...found, ...own]) ? [...own, ...waveFound(now)] : own;
	}
};
