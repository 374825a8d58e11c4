/** The guard as a room of the house. */
import './signup/outcome.ts';
import { defineRoom } from '#kernel/tool.ts';
import { appealKind } from './appeals/outcome.ts';
import { braked } from './brake/braked.ts';
import { brakePage } from './brake/page.tsx';
import { challengePages } from './challenge/index.ts';
import { decisionKind } from './decisions/telling.ts';
import { exchangePages } from './exchange/index.ts';
import { likenessOf } from './form/campaign.ts';
import { jobs } from './jobs.ts';
import { judge } from './judge/judge.ts';
import { learnFromPeople } from './lessons.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import { type Judge, programHatches } from './outside/programs/hatches.ts';
import { programsPage } from './outside/programs/page.tsx';
import { outsideSignals } from './outside/signal.ts';
import { peopleEffects } from './people/effects.ts';
import { unusedKind } from './people/unused.ts';
import { reportKind } from './reports/outcome.ts';
import { seatLikeness } from './rules/live.ts';
import { signals } from './signals.ts';
import { learnEffects } from './sweeps/effect.ts';
import { itemEffects } from './sweeps/effects/items.ts';
import { thresholdsOf } from './thresholds.ts';

learnEffects([...itemEffects, ...peopleEffects]);
learnFromPeople();
seatLikeness((evidence) => likenessOf(evidence).campaign);

/**
 * The same guard that everything here passes, but nobody elsewhere is asked: two hosts that ask each other would never
 * come to an end, and the visitors of that program were not told of it.
 */
const weighForPrograms: Judge = async (evidence) => {
	const own = signals.filter((signal) => !outsideSignals.includes(signal));
	return judge(evidence, own, await thresholdsOf(evidence.kind), braked);
};

export const guard = defineRoom({
	id: 'guard',
	words: { en, fr },
	pages: [...challengePages, ...exchangePages, brakePage, programsPage],
	hatches: programHatches(weighForPrograms),
	notices: [
		{ id: 'guard.braked', refusable: true },
		{ id: unusedKind, refusable: false },
		{ id: decisionKind, refusable: false },
		{ id: appealKind, refusable: false },
		{ id: reportKind, refusable: false }
	],
	jobs,
	ready: () => Promise.allSettled(signals.map((signal) => signal.ready?.())),
	schema: {
		owner: 'guard',
		files: import.meta.glob<string>('./schema/*.sql', { query: '?raw', import: 'default', eager: true })
	}
});
