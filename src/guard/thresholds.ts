/** From which score on each verdict is given: the house's numbers, or those the desk chose. */
import { type Thresholds, usualThresholds } from './judge/verdict.ts';
import { chosenThresholds } from './store.ts';

const secondsKept = 5;
let kept: { until: number; chosen: Promise<Map<string, Partial<Thresholds>>> } | undefined;

export const forgetThresholds = (): void => {
	kept = undefined;
};

/** @param kind `polls.comment`; its tool `polls.*`, and any kind `*`, are asked for what it leaves open. */
export async function thresholdsOf(kind: string): Promise<Thresholds> {
	const now = Date.now();
	if (!kept || kept.until < now) kept = { until: now + secondsKept * 1000, chosen: chosenThresholds() };
	const chosen = await kept.chosen;
	const tool = `${kind.split('.')[0]}.*`;
	return { ...usualThresholds, ...chosen.get('*'), ...chosen.get(tool), ...chosen.get(kind) };
}
