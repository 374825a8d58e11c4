/** What followed from a decision that was taken back. */
import { letGo } from '#kernel/access/withheld.ts';
import { reopenCase } from '../cases.ts';
import { floorOf, scoreOf } from '../judge/signal.ts';
import { harsher, type Verdict, verdictOf } from '../judge/verdict.ts';
import { thresholdsOf } from '../thresholds.ts';
import { type Follower, followersOf } from './store.ts';

const withholding: ReadonlySet<Verdict> = new Set(['hold', 'quarantine', 'silence', 'refuse']);

/** Whether it would have been held back without that decision. */
async function isHeldAnyway({ kind, symbols, trust }: Follower, decision: string): Promise<boolean> {
	const own = symbols.filter(({ gaps }) => String(gaps?.decision ?? '') !== decision);
	const verdict = harsher(verdictOf(scoreOf(own), await thresholdsOf(kind), { trust }), floorOf(own));
	return withholding.has(verdict);
}

/** Each waits for a person again; what nothing else spoke against is shown again meanwhile, as it would have been. */
export async function letFollowersGo(decision: string): Promise<void> {
	for (const follower of await followersOf(decision)) {
		const { id, item, part } = follower;
		if (item !== null && !(await isHeldAnyway(follower, decision))) await letGo({ item, part });
		await reopenCase(id);
	}
}
