/** What an applicant does while waiting. */
import { z } from 'zod';
import { longText } from '#base/inputs.ts';
import { answer } from '#guard/signup/applying.ts';
import { applicantIn } from '#guard/signup/letters.ts';
import { staleLink } from '#kernel/accounts/proofs.ts';
import { opening } from '#kernel/actions/action.ts';

export const longestAnswer = 2000;

export const answerQuestion = opening({
	name: 'portal.answer-question',
	input: z.object({ token: z.string().max(100), answer: longText(longestAnswer) }),
	may: () => true,
	weigh: ({ input }) => ({ effort: 1, words: [input.answer] }),
	async run({ input }) {
		const account = applicantIn(input.token);
		if (!account) throw staleLink();
		await answer(account, input.answer);
		return { account };
	},
	by: ({ account }) => account
});
