import { z } from 'zod';
import { longText } from '#base/inputs.ts';
import { decide } from '#guard/decisions/decide.ts';
import { categories, decisions } from '#guard/decisions/decision.ts';
import { signErasing } from '#guard/decisions/erase.ts';
import { takeCase } from '#guard/decisions/store.ts';
import { undo } from '#guard/decisions/undo.ts';
import { opening } from '#kernel/actions/action.ts';
import { asModerator } from '../may.ts';

const id = z.string().regex(/^\d{1,18}$/);

/** A stroke decides no more than somebody can have looked over. */
const mostAtOnce = 500;

export const longestWords = 2000;

const words = z.preprocess(
	(text) => (typeof text === 'string' && text.trim() === '' ? undefined : text),
	longText(longestWords).optional()
);

/** What a moderator decides of one case, or of all that are alike: once, however often it is sent. */
export const decideCases = opening({
	name: 'desk.decide',
	input: z.object({
		cases: z.array(id).min(1).max(mostAtOnce),
		what: z.enum(decisions),
		why: z.enum(categories).default('other'),
		words
	}),
	may: asModerator,
	about: ({ input }, { batch, count }) => ({ what: input.what, batch, count }),
	run: ({ input, actor, now }) => decide({ ...input, words: input.words ?? '' }, actor, now)
});

/** Everything of one stroke, as it was before. */
export const undoDecision = opening({
	name: 'desk.undo',
	input: z.object({ batch: id }),
	may: asModerator,
	about: ({ input }, { count }) => ({ batch: input.batch, count }),
	run: ({ input, actor, now }) => undo(input.batch, actor, now)
});

/** Somebody opens a case: others see it for some minutes. Leaves no line. */
export const lookAt = opening({
	name: 'desk.look-at',
	input: z.object({ case: id }),
	may: asModerator,
	by: () => null,
	run: ({ input, actor, now }) => takeCase(input.case, actor.id, now)
});

/** Nothing brings it back: two people sign. */
export const eraseNow = opening({
	name: 'desk.erase-now',
	input: z.object({ case: id }),
	may: asModerator,
	about: ({ input }, result) => ({ case: input.case, result }),
	run: ({ input, actor, now }) => signErasing(input.case, actor, now)
});
