import { z } from 'zod';
import { refusal } from '#base/refusal.ts';
import { opening } from '#kernel/actions/action.ts';
import { afterCommit } from '#kernel/database/connection.ts';
import { forgetBrake } from './memory.ts';
import * as store from './store.ts';

const settled = refusal('guard.brake-settled', 409);
const subject = z.object({ subject: z.string().min(1).max(300) });

/** Somebody looked, and it may act again: for good, as long as it is not changed. */
export const releaseBrake = opening({
	name: 'guard.release-brake',
	input: subject,
	may: ({ actor }) => actor.admin,
	about: ({ input }) => ({ subject: input.subject }),
	async run({ input, actor, now }) {
		if (!(await store.release(input.subject, actor.id, now))) throw settled();
		afterCommit(forgetBrake);
	}
});

/** The way back. */
export const brakeAgain = opening({
	name: 'guard.brake-again',
	input: subject,
	may: ({ actor }) => actor.admin,
	about: ({ input }) => ({ subject: input.subject }),
	async run({ input }) {
		if (!(await store.brakeAgain(input.subject))) throw settled();
		afterCommit(forgetBrake);
	}
});

export const setBrake = opening({
	name: 'guard.set-brake',
	input: z.object({ percent: z.coerce.number().int().min(1).max(50) }),
	may: ({ actor }) => actor.admin,
	about: ({ input }) => ({ percent: input.percent }),
	async run({ input, actor, now }) {
		await store.choosePercent(input.percent, actor.id, now);
		afterCommit(forgetBrake);
	}
});
