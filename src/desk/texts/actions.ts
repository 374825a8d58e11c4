import { z } from 'zod';
import { faulty, languageCode, longText } from '#base/inputs.ts';
import { refusal } from '#base/refusal.ts';
import { notFound } from '#kernel/access/pass.ts';
import { type Deed, opening } from '#kernel/actions/action.ts';
import { afterCommit } from '#kernel/database/connection.ts';
import { forgetTexts } from '#kernel/texts/current.ts';
import { keepText, versionOf } from '#kernel/texts/store.ts';
import { longestLine, longestText, textNames } from '#kernel/texts/text.ts';

const textChanged = refusal('desk.text-changed', 409);

const place = z.object({
	name: z.enum(textNames),
	language: languageCode,
	/** The version one saw when writing; 0 where nothing was ever written. */
	after: z.coerce.number().int().min(0)
});

type Place = z.output<typeof place>;

async function publish({ input, actor, now }: Deed<Place>, markdown: string | null): Promise<Place> {
	if (!(await keepText(input, { markdown, after: input.after, by: actor.id, at: now }))) throw textChanged();
	afterCommit(forgetTexts);
	return input;
}

const about = ({ input: { name, language } }: { input: Place }) => ({ text: name, language });

export const writeText = opening({
	name: 'desk.write-text',
	input: place
		.extend({ markdown: longText(longestText) })
		.refine(({ name, markdown }) => name !== 'footer' || markdown.length <= longestLine, {
			...faulty('too-long', longestLine),
			path: ['markdown']
		}),
	may: ({ actor }) => actor.admin,
	about,
	run: (deed) => publish(deed, deed.input.markdown)
});

/** An earlier version becomes the newest one. */
export const restoreText = opening({
	name: 'desk.restore-text',
	input: place.extend({ version: z.coerce.number().int().min(1) }),
	may: ({ actor }) => actor.admin,
	about,
	async run(deed) {
		const version = await versionOf(deed.input, deed.input.version);
		if (!version) throw notFound();
		return publish(deed, version.markdown);
	}
});

/** Back to the house's own words. */
export const resetText = opening({
	name: 'desk.reset-text',
	input: place,
	may: ({ actor }) => actor.admin,
	about,
	run: (deed) => publish(deed, null)
});
