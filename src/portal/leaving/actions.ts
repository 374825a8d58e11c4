/** Old addresses lead to where things live now. */
import { z } from 'zod';
import { webAddress } from '#base/inputs.ts';
import { refusal } from '#base/refusal.ts';
import { admit, passFor } from '#kernel/access/pass.ts';
import { memberPass } from '#kernel/access/space.ts';
import { opening } from '#kernel/actions/action.ts';
import { record } from '#kernel/activity/store.ts';
import { settings } from '#kernel/settings/settings.ts';
import { changeItem } from '../items/actions/settings.ts';
import { leadTo } from '../items/store.ts';

const notAPair = refusal('portal.not-a-pair', 422);

const mostPairs = 2000;

export type Pair = { tool: string; name: string; to: string };

/** One line: an address of this host, then the one it leads to. @throws portal.not-a-pair */
function pairOf(line: string, place: number): Pair {
	const [from = '', to = '', ...more] = line.split(/\s+/);
	const base = settings().BASE_URL;
	const [, tool, name] = /^\/([a-z-]+)\/([^/?#]+)$/.exec(from.startsWith(base) ? from.slice(base.length) : '') ?? [];
	if (!tool || !name || !webAddress.safeParse(to).success || more.length > 0)
		throw notAPair({
			fields: [{ field: 'pairs', code: 'portal.not-a-pair', limit: place + 1 }],
			gaps: { line: place + 1 }
		});
	return { tool, name: decodeURIComponent(name), to };
}

const pairsIn = (text: string): Pair[] =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '')
		.slice(0, mostPairs)
		.map(pairOf);

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
		for (const { name, tool, to } of pairs) {
			const pass = admit(await passFor({ tool, name }, actor), 'manage');
			await leadTo(pass, to);
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
