/** Old addresses lead to where things live now. */
import { z } from 'zod';
import { webAddress } from '#base/inputs.ts';
import { isRefusal, refusal } from '#base/refusal.ts';
import { admit, type ItemPass, passFor } from '#kernel/access/pass.ts';
import { memberPass } from '#kernel/access/space.ts';
import type { Actor } from '#kernel/accounts/actor.ts';
import { opening } from '#kernel/actions/action.ts';
import { record } from '#kernel/activity/store.ts';
import { settings } from '#kernel/settings/settings.ts';
import { changeItem } from '../items/actions/settings.ts';
import { leadTo } from '../items/store.ts';

const notAPair = refusal('portal.not-a-pair', 422);
const notHeld = refusal('portal.not-held', 422);

const mostPairs = 2000;

export type Pair = { line: number; tool: string; name: string; to: string };

const onLine = (code: string, line: number) => ({ fields: [{ field: 'pairs', code, limit: line }], gaps: { line } });

/** One line: an address of this host, then the one it leads to. @throws portal.not-a-pair */
function pairOf(text: string, line: number): Pair {
	const [from = '', to = '', ...more] = text.split(/\s+/);
	const base = settings().BASE_URL;
	const [, tool, name] = /^\/([a-z-]+)\/([\w-]+)$/.exec(from.startsWith(base) ? from.slice(base.length) : '') ?? [];
	if (!tool || !name || !webAddress.safeParse(to).success || more.length > 0)
		throw notAPair(onLine('portal.not-a-pair', line));
	return { line, tool, name, to };
}

const pairsIn = (text: string): Pair[] =>
	text
		.split('\n')
		.map((line, place) => ({ text: line.trim(), line: place + 1 }))
		.filter((one) => one.text !== '')
		.slice(0, mostPairs)
		.map((one) => pairOf(one.text, one.line));

/** @throws portal.not-held: whoever sends hundreds of lines is told which one it is. */
async function managed({ line, tool, name }: Pair, actor: Actor): Promise<ItemPass> {
	try {
		return admit(await passFor({ tool, name }, actor), 'manage');
	} catch (problem) {
		throw isRefusal(problem) ? notHeld(onLine('portal.not-held', line)) : problem;
	}
}

const hostsIn = (pairs: Pair[]): string[] => [...new Set(pairs.map(({ to }) => new URL(to).origin))];

/** All of them or none. */
export const forwardThings = opening({
	name: 'portal.forward-things',
	input: z.object({ pairs: z.string().min(1).max(2_000_000) }),
	may: () => true,
	// Where they lead, each host once: a whole household is no flood of links.
	weigh: ({ input }) => ({ effort: 1, words: hostsIn(pairsIn(input.pairs)) }),
	async run({ input, actor, now }) {
		const pairs = pairsIn(input.pairs);
		for (const pair of pairs) {
			const pass = await managed(pair, actor);
			await leadTo(pass, pair.to);
			await record({ item: pass.item, actor: actor.id, act: changeItem.name, about: { fields: ['movedTo'] }, at: now });
		}
		return { forwarded: pairs.length };
	},
	about: (_deed, { forwarded }) => ({ things: forwarded })
});

/** Somebody begins to bring what left another host; each thing then comes in by an action of its own tool. */
export const beginBringing = opening({
	name: 'portal.bring-things',
	input: z.object({ space: z.string().max(40).nullable(), things: z.int().min(1) }),
	may: () => true,
	async run({ input, actor }) {
		if (input.space) await memberPass(input.space, actor, 'editor');
		return { space: input.space, caller: actor };
	},
	about: ({ input }) => ({ things: input.things })
});
