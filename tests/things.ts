/** A tool of the tests: things made of a text, weighed by the guard like what any tool makes. */
import { z } from 'zod';
import { opening } from '#kernel/actions/action.ts';
import { openItem } from '#kernel/items/open.ts';

export const makeThing = opening({
	name: 'things.make',
	input: z.object({ text: z.string() }),
	may: () => true,
	weigh: ({ input }) => ({ kind: 'thing', effort: 3, title: 'A thing', words: [input.text] }),
	made: (item: { id: string }) => item.id,
	run: ({ input, actor, now }) =>
		openItem({ tool: 'things', title: input.text.slice(0, 20), owner: actor.id, language: 'en' }, now)
});
