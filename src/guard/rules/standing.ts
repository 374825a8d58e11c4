/** A standing rule: one that looks at everything as it comes. Pure. */
import type { Verdict } from '../judge/verdict.ts';

export const modes = ['off', 'shadow', 'on'] as const;
/** In shadow it counts what it would hit, and has no say. */
export type Mode = (typeof modes)[number];

/** What may follow from a rule at least: each can be taken back, none takes anything away. */
export const floors = [
	'tag',
	'slow',
	'challenge',
	'hold',
	'quarantine',
	'silence'
] as const satisfies readonly Verdict[];
export type Floor = (typeof floors)[number];

export const mostPoints = 20;

export type Version = {
	rule: number;
	version: number;
	text: string;
	points: number;
	floor: Floor | null;
	by: string;
	name: string | null;
	at: Date;
};

/** By this name findings, verdicts and the brake know a rule. */
export const nameOf = ({ rule, version }: Pick<Version, 'rule' | 'version'>): string => `rules.${rule}@${version}`;
export const symbolOf = (rule: number): string => `rules.${rule}`;

/** A rule that only asks for a verdict still weighs something, so that the brake can take the weight from it. */
export const weightOf = ({ points, floor }: Pick<Version, 'points' | 'floor'>): number =>
	floor && points <= 0 ? 0.1 : points;

export const hoursInShadow = 24;

export type Tried = {
	/** Since when this very version counts in shadow; null where it does not. */
	shadowSince: Date | null;
	/** Of its newest dry run over the whole history. */
	dryRun: { unmarked: number; isTooBroad: boolean; signatures: number } | null;
};

/** Why a version may not act yet; null when it may. */
export function whyNot({ shadowSince, dryRun }: Tried, now: Date): 'untried' | 'unmarked' | 'too-broad' | null {
	const hours = shadowSince ? (now.getTime() - shadowSince.getTime()) / 3_600_000 : 0;
	if (dryRun && dryRun.unmarked === 0 && dryRun.isTooBroad && dryRun.signatures < 2) return 'too-broad';
	if (hours >= hoursInShadow) return null;
	if (!dryRun) return 'untried';
	return dryRun.unmarked > 0 ? 'unmarked' : null;
}
