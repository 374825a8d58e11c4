/** How a standing rule is written, changed, and given its mode. Everything here happens within a transaction. */
import { refusal } from '#base/refusal.ts';
import { afterCommit, transaction } from '#kernel/database/connection.ts';
import { parseRule } from './parse.ts';
import { readAgain } from './signal.ts';
import { type Floor, type Mode, type Tried, whyNot } from './standing.ts';
import * as store from './store.ts';

export const ruleChanged = refusal('guard.rule-changed', 409);
export const ruleGone = refusal('guard.rule-gone', 404);
/** `guard.rule-untried`, `guard.rule-unmarked`, `guard.rule-too-broad` */
const notYet = {
	untried: refusal('guard.rule-untried', 409),
	unmarked: refusal('guard.rule-unmarked', 409),
	'too-broad': refusal('guard.rule-too-broad', 409)
};

export type Written = { text: string; points: number; floor: Floor | null };
type Who = { by: string; at: Date };

/** @throws RuleFault. @returns its number; it stands still until it is given a mode. */
export function writeRule(name: string, written: Written, who: Who): Promise<number> {
	parseRule(written.text);
	return transaction(async () => {
		const rule = await store.keepRule(name, who.by, who.at);
		await store.keepVersion({ rule, ...written, ...who }, 0);
		return rule;
	});
}

/** A new version, which stands still: the one in force stays in force. @throws RuleFault, guard.rule-changed */
export function changeRule(rule: number, after: number, written: Written, who: Who): Promise<number> {
	parseRule(written.text);
	return transaction(async () => {
		const version = await store.keepVersion({ rule, ...written, ...who }, after);
		if (version === null) throw ruleChanged();
		return version;
	});
}

/**
 * @param dryRun of that version, where there was one.
 * @throws guard.rule-gone, guard.rule-untried, guard.rule-unmarked, guard.rule-too-broad
 */
export function setMode(
	{ rule, version, mode }: { rule: number; version: number; mode: Mode },
	dryRun: Tried['dryRun'],
	{ by, at }: Who
): Promise<void> {
	return transaction(async () => {
		if (!(await store.versionOf(rule, version))) throw ruleGone();
		if (mode === 'on') {
			const why = whyNot({ shadowSince: await store.standingSince(rule, version), dryRun }, at);
			if (why) throw notYet[why]();
		}
		await store.keepMode(rule, version, mode, by, at);
		afterCommit(readAgain);
	});
}
