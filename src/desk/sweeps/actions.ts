import { z } from 'zod';
import { ifGiven, longText } from '#base/inputs.ts';
import { categories } from '#guard/decisions/decision.ts';
import { allEffects } from '#guard/sweeps/effect.ts';
import { drawMore, follow, keepMarks, lookFor, sign, unsign } from '#guard/sweeps/plan.ts';
import { keepAllowance, keepSpeed } from '#guard/sweeps/store.ts';
import { marks } from '#guard/sweeps/sweep.ts';
import { opening } from '#kernel/actions/action.ts';
import { asAdministrator, asModerator } from '../may.ts';
import { ruleText } from '../rules/actions.ts';

const sweep = z.string().min(1).max(40);
const named = z.object({ sweep });
const about = ({ input }: { input: { sweep: string } }) => ({ sweep: input.sweep });

export const lookForMany = opening({
	name: 'desk.look-for-many',
	input: z.object({
		text: ruleText,
		effect: z.string().refine((kind) => allEffects().some((effect) => effect.kind === kind)),
		why: z.enum(categories).default('other'),
		reason: ifGiven(longText(1000))
	}),
	may: asModerator,
	about: (_, sweep) => ({ sweep }),
	run: ({ input: { reason = '', ...search }, actor, now }) => lookFor(search, { by: actor.id, at: now, reason })
});

const marking = z.object({ target: z.string().min(1).max(200), mark: ifGiven(z.enum(marks)) });

export const markSample = opening({
	name: 'desk.mark-sample',
	input: named.extend({ marks: z.array(marking).max(1000) }),
	may: asModerator,
	about,
	run: ({ input, actor, now }) =>
		keepMarks(
			input.sweep,
			input.marks.flatMap(({ target, mark }) => (mark ? [{ target, mark }] : [])),
			{ by: actor.id, at: now }
		)
});

export const drawMoreLots = opening({
	name: 'desk.draw-more',
	input: named,
	may: asModerator,
	about,
	run: ({ input }) => drawMore(input.sweep)
});

export const signSweep = opening({
	name: 'desk.sign-sweep',
	input: named,
	may: asModerator,
	about,
	run: ({ input, actor, now }) => sign(input.sweep, { by: actor.id, at: now })
});

export const unsignSweep = opening({
	name: 'desk.unsign-sweep',
	input: named,
	may: asModerator,
	about,
	run: ({ input }) => unsign(input.sweep)
});

export const moveSweep = opening({
	name: 'desk.move-sweep',
	input: named.extend({ step: z.enum(['paused', 'resumed', 'stopped', 'undoing']) }),
	may: asModerator,
	about: ({ input }) => input,
	run: ({ input, actor, now }) => follow(input.sweep, input.step, { by: actor.id, at: now })
});

export const setSpeed = opening({
	name: 'desk.set-sweep-speed',
	input: named.extend({ perMinute: z.coerce.number().int().min(1).max(60_000) }),
	may: asModerator,
	about,
	async run({ input }) {
		await keepSpeed(input.sweep, input.perMinute);
	}
});

export const setAllowance = opening({
	name: 'desk.set-sweep-allowance',
	input: z.object({
		share: z.coerce.number().min(0).max(20),
		most: z.coerce.number().int().min(0).max(1_000_000)
	}),
	may: asAdministrator,
	about: ({ input }) => input,
	async run({ input, actor, now }) {
		await keepAllowance(input, actor.id, now);
	}
});
