/** Moments are named and restored; their owner says who sees them, takes a name off, gives up what was long ago. */
import { z } from 'zod';
import { personName, shortText } from '#base/inputs.ts';
import { refusal } from '#base/refusal.ts';
import { type ItemPass, notAllowed } from '#kernel/access/pass.ts';
import { action } from '#kernel/actions/action.ts';
import { amendDocument, forgetBefore, momentAt } from '#live/documents/writing.ts';
import { documentKind, mayWrite } from '../pad.ts';
import * as pads from '../store.ts';
import { dueAfter, limits, pastChoices } from './moment.ts';
import { momentIn, noSuchMoment, pastOf } from './reading.ts';
import { restoreInto } from './restore.ts';
import * as store from './store.ts';

const pad = z.string().max(99);
const moment = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const tooManyNames = refusal('pads.too-many-names', 409);
const noSuchAuthor = refusal('pads.no-such-author', 404);

async function admitWriter(pass: ItemPass): Promise<void> {
	if (!mayWrite(await pads.pad(pass), pass.right)) throw notAllowed();
}

export const namingInput = z.strictObject({ n: moment.optional(), name: shortText(limits.name) });

/** Without a number, the moment there is now. */
export const nameMoment = action({
	name: 'pads.name-moment',
	on: 'pad',
	input: namingInput.extend({ pad }),
	may: () => true,
	weigh: ({ input }) => ({ kind: 'text', effort: 1, words: [input.name] }),
	async run({ pass, input, actor, now }): Promise<{ n: number }> {
		await admitWriter(pass);
		const past = await pastOf(pass);
		if (past.named.length >= limits.named) throw tooManyNames();
		const n = momentIn(past, input.n ?? past.last);
		await store.nameMoment(pass, { n, name: input.name }, actor.id, now);
		return { n };
	}
});

const atMoment = z.strictObject({ pad, n: moment });

export const unnameMoment = action({
	name: 'pads.unname-moment',
	on: 'pad',
	input: atMoment,
	may: () => true,
	async run({ pass, input }): Promise<void> {
		await admitWriter(pass);
		await store.unnameMoment(pass, input.n);
	}
});

/** The text becomes what it was, as one more change: nothing that came since is lost. */
export const restoreMoment = action({
	name: 'pads.restore',
	on: 'pad',
	input: atMoment.extend({ name: personName.optional() }),
	may: () => true,
	weigh: () => ({ kind: 'text', effort: 3, words: [] }),
	async run({ pass, input, actor }): Promise<{ n: number }> {
		await admitWriter(pass);
		const n = momentIn(await pastOf(pass), input.n);
		const found = await momentAt(documentKind, pass.item, n);
		if (!found) throw noSuchMoment();
		const author = { actor: actor.id, name: input.name ?? actor.name ?? '', colour: '' };
		await amendDocument(documentKind, pass.item, author, (doc) => restoreInto(doc, found.doc));
		return { n: await store.lastMoment(pass) };
	}
});

export const changePast = action({
	name: 'pads.change-past',
	on: 'pad',
	needs: 'manage',
	input: z.strictObject({ pad, past: z.enum(pastChoices) }),
	may: () => true,
	async run({ pass, input }): Promise<void> {
		await store.changePast(pass, input.past);
	}
});

export const eraseAuthor = action({
	name: 'pads.erase-author',
	on: 'pad',
	needs: 'manage',
	input: z.strictObject({ pad, author: z.coerce.number().int().min(1) }),
	may: () => true,
	async run({ pass, input }): Promise<void> {
		if (!(await store.eraseAuthor(pass, input.author))) throw noSuchAuthor();
	}
});

/** Out of sight at once; erased for good when the time to regret it is over. */
export const squash = action({
	name: 'pads.squash',
	on: 'pad',
	needs: 'manage',
	input: atMoment,
	may: () => true,
	async run({ pass, input, actor, now }): Promise<void> {
		const n = momentIn(await pastOf(pass), input.n);
		await store.keepSquash(pass, n, { by: actor.id, at: now, due: dueAfter(now) });
	}
});

export const unsquash = action({
	name: 'pads.unsquash',
	on: 'pad',
	needs: 'manage',
	input: z.strictObject({ pad }),
	may: () => true,
	async run({ pass }): Promise<void> {
		await store.dropSquash(pass);
	}
});

/** What was given up goes for good. */
export const forget = action({
	name: 'pads.forget',
	on: 'pad',
	input: z.strictObject({ pad }),
	may: ({ actor }) => actor.kind === 'house',
	async run({ pass, now }): Promise<void> {
		const due = await store.squashOf(pass);
		if (!due || due.due > now) return;
		await forgetBefore(documentKind, pass.item, due.n);
		await store.dropNamesBefore(pass, due.n);
		await store.dropSquash(pass);
	}
});
