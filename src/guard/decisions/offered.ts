/** Which decisions a case may end in. Pure but for what the house has learned to do. */
import type { CaseKind } from '../cases.ts';
import { effectOf } from '../sweeps/effect.ts';
import type { What } from './decision.ts';
import { outcomeOf } from './outcome.ts';
import { banning } from './thing.ts';

type Asked = {
	kind: CaseKind;
	item: string | null;
	part: string;
	actor: string | null;
	isAppeal: boolean;
	isOpen: boolean;
};

export function offeredFor({ kind, item, part, actor, isAppeal, isOpen }: Asked): What[] {
	if (isAppeal) return ['granted', 'upheld'];
	const outcome = outcomeOf(kind);
	if (outcome) return [...outcome.decides];
	const may: Record<string, boolean> = {
		trust: actor !== null,
		quarantine: item !== null,
		// Parts have no trash of their own: they stay in quarantine.
		trash: item !== null && part === '',
		silence: item !== null,
		ban: actor !== null && effectOf(banning) !== null,
		ask: actor !== null && isOpen
	};
	return (['fine', 'trust', 'quarantine', 'trash', 'silence', 'ban', 'ask'] as const).filter(
		(what) => may[what] ?? true
	);
}
