/** From which score on each verdict is given: chosen here, for all kinds of content or for one. */
import { z } from 'zod';
import { verdicts } from '#guard/judge/verdict.ts';
import { resetThresholds, setThresholds } from '#guard/store.ts';
import { forgetThresholds } from '#guard/thresholds.ts';
import { type Deed, opening } from '#kernel/actions/action.ts';
import { malformed } from '#kernel/actions/perform.ts';

const may = ({ actor }: Deed<unknown>): boolean => actor.admin;

export const kind = z
	.string()
	.regex(/^(\*|[a-z-]+\.(\*|[a-z-]+))$/)
	.max(80);

/** Empty means: never by a score alone. */
const points = z.preprocess(
	(typed) => (typeof typed === 'string' && typed.trim() === '' ? null : typed),
	z.coerce.number().min(0.5).max(1000).nullable()
);

const choosable = verdicts.filter((verdict) => verdict !== 'pass');

const chosen = z.object(
	Object.fromEntries(choosable.map((verdict) => [verdict, points])) as Record<(typeof choosable)[number], typeof points>
);

/** A harsher verdict never comes at a lower score than a milder one. */
function checkOrder(wanted: z.output<typeof chosen>): void {
	let least = 0;
	for (const verdict of choosable) {
		const points = wanted[verdict];
		if (points === null) continue;
		if (points < least) throw malformed({ fields: [{ field: verdict, code: 'desk.order' }] });
		least = points;
	}
}

export const chooseThresholds = opening({
	name: 'desk.choose-thresholds',
	input: chosen.extend({ kind }),
	may,
	about: ({ input }) => input,
	async run({ input: { kind, ...wanted }, actor, now }) {
		checkOrder(wanted);
		await setThresholds(kind, wanted, actor.id, now);
		forgetThresholds();
		return { kind };
	}
});

/** The numbers of the house again. */
export const forgetChoice = opening({
	name: 'desk.reset-thresholds',
	input: z.object({ kind }),
	may,
	about: ({ input }) => input,
	async run({ input }) {
		await resetThresholds(input.kind);
		forgetThresholds();
		return { kind: input.kind };
	}
});
