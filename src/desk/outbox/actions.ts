import { z } from 'zod';
import { isId } from '#base/ids.ts';
import { refusal } from '#base/refusal.ts';
import { opening } from '#kernel/actions/action.ts';
import { afterCommit } from '#kernel/database/connection.ts';
import * as store from '#kernel/mail/store.ts';
import { wakeSender } from '#kernel/mail/wake.ts';

const settled = refusal('desk.letter-settled', 409);
const letter = z.object({ letter: z.string().refine(isId) });

/** The administrator brought the letter to its reader in another way. */
export const handOverLetter = opening({
	name: 'desk.hand-over-letter',
	input: letter,
	may: ({ actor }) => actor.admin,
	about: ({ input }) => ({ letter: input.letter }),
	async run({ input, actor }) {
		if (!(await store.handOver(input.letter, actor.id))) throw settled();
	}
});

export const tryLetterAgain = opening({
	name: 'desk.try-letter-again',
	input: letter,
	may: ({ actor }) => actor.admin,
	about: ({ input }) => ({ letter: input.letter }),
	async run({ input }) {
		if (!(await store.tryAgain(input.letter))) throw settled();
		afterCommit(wakeSender);
	}
});
