/** A picture comes into a pad: for its text, or at its end where no script runs. */
import { z } from 'zod';
import { ifGiven, personName, shortText } from '#base/inputs.ts';
import { notAllowed } from '#kernel/access/pass.ts';
import { action, type ItemDeed } from '#kernel/actions/action.ts';
import { amendDocument } from '#live/documents/writing.ts';
import { documentKind, mayWrite } from '../pad.ts';
import * as pads from '../store.ts';
import { addBlocks } from '../text/document.ts';
import { block } from '../text/tree.ts';
import { type InText, ownPicture } from './pictures.ts';
import { unsealed } from './sending.ts';

export const longestAlt = 500;
const picture = z.string().min(1).max(300);
const pad = z.string().max(100);

async function owned({ pass }: ItemDeed<unknown>, name: string): Promise<InText> {
	if (!mayWrite(await pads.pad(pass), pass.right)) throw notAllowed();
	return ownPicture(pass.item, unsealed(pass.item, name));
}

export const sendPicture = action({
	name: 'pads.send-picture',
	on: 'pad',
	needs: 'read',
	input: z.strictObject({ pad, picture }),
	may: () => true,
	weigh: () => ({ kind: 'picture', effort: 1, words: [] }),
	run: (deed): Promise<InText> => owned(deed, deed.input.picture)
});

export const addPicture = action({
	name: 'pads.add-picture',
	on: 'pad',
	needs: 'read',
	input: z.strictObject({ pad, picture, alt: ifGiven(shortText(longestAlt)), name: ifGiven(personName) }),
	may: () => true,
	weigh: ({ input }) => ({ kind: 'picture', effort: 2, words: [input.alt, input.name] }),
	async run(deed): Promise<void> {
		const { pass, input, actor } = deed;
		const { src } = await owned(deed, input.picture);
		const author = { actor: actor.id, name: input.name ?? actor.name ?? '', colour: '' };
		const image = block('image', [], { src, alt: input.alt ?? '' });
		await amendDocument(documentKind, pass.item, author, (doc) => addBlocks(doc, [image]));
	}
});
