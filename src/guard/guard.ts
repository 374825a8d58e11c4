/** The guard as a room of the house. */
import { job } from '#kernel/jobs/job.ts';
import { defineRoom } from '#kernel/tool.ts';
import { braked } from './brake/braked.ts';
import { forgetPastShares } from './brake/jobs.ts';
import { brakePage } from './brake/page.tsx';
import { challengeJobs, challengePages } from './challenge/index.ts';
import { likenessOf } from './form/campaign.ts';
import { forgetPastCopies } from './form/jobs.ts';
import { judge } from './judge/judge.ts';
import { linkJobs } from './links/jobs.ts';
import { forgetOldMail } from './mail/store.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import { networkJobs } from './network/jobs.ts';
import { type Judge, programHatches } from './outside/programs/hatches.ts';
import { programsPage } from './outside/programs/page.tsx';
import { outsideSignals } from './outside/signal.ts';
import { seatLikeness } from './rules/live.ts';
import { signals } from './signals.ts';
import { forgetEvents } from './store.ts';
import { learnEffects } from './sweeps/effect.ts';
import { itemEffects } from './sweeps/effects/items.ts';
import { sweepJobs } from './sweeps/jobs.ts';
import { thresholdsOf } from './thresholds.ts';

learnEffects(itemEffects);
seatLikeness((evidence) => likenessOf(evidence).campaign);

const forgetPastEvents = job({
	name: 'guard.forget-events',
	every: '20 3 * * *',
	run: async () => {
		await forgetEvents(new Date());
	}
});

const forgetPastMail = job({
	name: 'guard.forget-mail',
	every: '40 3 * * *',
	run: () => forgetOldMail(new Date())
});

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
	pages: [...challengePages, brakePage, programsPage],
	hatches: programHatches(weighForPrograms),
	notices: [{ id: 'guard.braked', refusable: true }],
	jobs: [
		forgetPastEvents,
		forgetPastMail,
		forgetPastCopies,
		forgetPastShares,
		...linkJobs,
		...networkJobs,
		...challengeJobs,
		...sweepJobs
	],
	schema: {
		owner: 'guard',
		files: import.meta.glob<string>('./schema/*.sql', { query: '?raw', import: 'default', eager: true })
	}
});
