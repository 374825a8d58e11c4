/** What comes from outside about comments. */
import { z } from 'zod';
import { faulty, ifGiven, longText, personName } from '#base/inputs.ts';
import { isAnchor } from './anchor.ts';
import { limits, whoChoices } from './thread.ts';

const position = z
	.string()
	.max(400)
	.regex(/^[\w-]+$/);
const around = z.string().max(limits.context * 2);

export const anchorInput = z
	.strictObject({
		field: z.enum(['default', 'markdown']),
		start: position,
		stop: position,
		quote: z.string().min(1).max(limits.quote),
		before: around,
		after: around
	})
	.refine((anchor) => !Object.values(anchor).some((text) => text.includes('\0')), faulty('not-allowed'))
	.refine(isAnchor, faulty('not-allowed'));

/** Words of the text, or the place an editor marked. */
export const standing = {
	quote: ifGiven(longText(limits.quote)),
	anchor: anchorInput.optional()
};

export const commentInput = z.strictObject({ text: longText(limits.text), name: ifGiven(personName), ...standing });

export const suggestionInput = z.strictObject({
	/** The other words; nothing where those of the text should go. */
	words: ifGiven(longText(limits.words)),
	text: ifGiven(longText(limits.text)),
	name: ifGiven(personName),
	...standing
});

export const answerInput = z.strictObject({ text: longText(limits.text), name: ifGiven(personName) });

export const commentingInput = z.strictObject({
	who: z.enum(whoChoices),
	guests: z.preprocess((value) => value === true || value === 'on' || value === 'true', z.boolean())
});

export const id = z.string().max(40);
