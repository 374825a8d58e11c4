import { z } from 'zod';
import { ifGiven, longText, mailAddress } from '#base/inputs.ts';
import { keepAppeal } from '#guard/appeals/appeal.ts';
import { caseOfAppeal } from '#guard/appeals/link.ts';
import { categories } from '#guard/decisions/decision.ts';
import { keepReport } from '#guard/reports/report.ts';
import { remember } from '#kernel/accounts/store.ts';
import { action, opening } from '#kernel/actions/action.ts';

export const longestWords = 2000;
export const longestPart = 80;

/**
 * Not weighed by the guard: whoever reports quotes what is bad, and must not be held back for it. How often is counted
 * where the form comes in.
 */
export const reportItem = action({
	name: 'guard.report',
	tool: null,
	on: 'item',
	input: z.object({
		item: z.string().max(100),
		part: z.string().max(longestPart).default(''),
		category: z.enum(categories),
		words: ifGiven(longText(longestWords)),
		mail: ifGiven(mailAddress),
		network: z.string().max(60).nullable().default(null)
	}),
	may: () => true,
	// Neither those it is about nor the history of the thing may tell who reported it.
	by: () => null,
	async run({ pass, input, actor, language, now }) {
		if (actor.kind === 'guest') await remember(actor);
		return keepReport({
			item: pass.about,
			part: input.part,
			category: input.category,
			words: input.words ?? '',
			mail: input.mail ?? null,
			language,
			actor: actor.id,
			network: input.network,
			at: now
		});
	}
});

/** Whoever holds the link is heard, also those who may make nothing here any more. */
export const appeal = opening({
	name: 'guard.appeal',
	input: z.object({ key: z.string().max(60), words: longText(longestWords), mail: ifGiven(mailAddress) }),
	may: () => true,
	async run({ input, actor, language, now }): Promise<void> {
		const { words, mail = null } = input;
		await keepAppeal({ caseId: caseOfAppeal(input.key), words, mail, language, actor: actor.id, at: now });
	}
});
