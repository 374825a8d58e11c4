import { createHash } from 'node:crypto';
import { z } from 'zod';
import { newId } from '#base/ids.ts';
import { longText, shortText, webAddress } from '#base/inputs.ts';
import { refusal } from '#base/refusal.ts';
import { notFound } from '#kernel/access/pass.ts';
import { opening } from '#kernel/actions/action.ts';
import { hashOf, newKey } from './key.ts';
import * as store from './store.ts';
import { teachLesson } from './teacher.ts';

const mostPrograms = 100;
const tooManyPrograms = refusal('guard.too-many-programs', 409);

export const issueProgram = opening({
	name: 'guard.issue-program-key',
	input: z.object({ name: shortText(60), site: webAddress }),
	may: ({ actor }) => actor.admin,
	about: ({ input }) => ({ name: input.name, site: input.site }),
	async run({ input, actor, now }) {
		if ((await store.programCount()) >= mostPrograms) throw tooManyPrograms({ gaps: { most: mostPrograms } });
		const key = newKey();
		await store.keepProgram({ id: newId(), ...input, hash: hashOf(key), by: actor.id, at: now });
		return { key, name: input.name };
	}
});

export const revokeProgram = opening({
	name: 'guard.revoke-program-key',
	input: z.object({ program: z.string().max(40) }),
	may: ({ actor }) => actor.admin,
	about: ({ input }) => ({ program: input.program }),
	async run({ input, actor, now }) {
		if (!(await store.revokeProgram(input.program, actor.id, now))) throw notFound();
	}
});

/** Somebody who looks after that program said what it was: a decision of a person, like one at the desk. */
export const teachByProgram = opening({
	name: 'guard.teach-by-program',
	input: z.object({
		program: z.string().max(40),
		label: z.enum(['spam', 'ham']),
		kind: z.string().max(80),
		text: longText(20_000),
		language: z.enum(['en', 'fr'])
	}),
	may: ({ actor }) => actor.kind === 'house',
	about: ({ input: { program, label, kind } }) => ({ program, label, kind }),
	async run({ input: { program, ...lesson }, now }) {
		const print = createHash('sha256').update(`${lesson.kind}\0${lesson.text}`).digest('base64url').slice(0, 22);
		await teachLesson({ ...lesson, key: `program:${program}:${print}`, title: '', at: now });
		await store.countUse(program, { asked: 0, spam: 0, taught: 1 }, now);
	}
});
