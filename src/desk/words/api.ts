import { z } from 'zod';
import { type List, lists, type Term, termsOf } from '#guard/words/store.ts';
import { notAllowed } from '#kernel/access/pass.ts';
import { isDecider } from '#kernel/accounts/actor.ts';
import type { ApiAsk, Route } from '#kernel/web/api/route.ts';
import { addTerms, dropTerms, makeList, switchTerms, termIds, termSwitch, termsBrought } from './actions.ts';

const mostTerms = 1_000;

/** As the pages of the desk: for those who look after the host. */
function admit({ caller }: ApiAsk): void {
	if (!caller.actor || !isDecider(caller.actor)) throw notAllowed();
}

const openList = ({ suspendedAt, ...list }: List) => ({ ...list, suspendedAt: suspendedAt?.toISOString() ?? null });
const openTerm = ({ suspendedAt, ...term }: Term) => ({ ...term, suspendedAt: suspendedAt?.toISOString() ?? null });

const judged = { suspendedAt: z.string().nullable(), abuse: z.int(), fine: z.int() };
const listShape = z.looseObject({ id: z.int(), name: z.string(), points: z.number(), terms: z.int(), ...judged });
const termShape = z.looseObject({ id: z.int(), kind: z.string(), text: z.string(), ...judged });
const countedShape = z.object({ list: z.int(), count: z.int() });

const ofList = (body: Record<string, unknown>, { params }: ApiAsk) => ({ ...body, list: params.list });

export const wordRoutes: Route[] = [
	{
		method: 'get',
		path: '/desk/lists',
		says: 'The lists of words the guard looks for, with how often they were right. For moderators.',
		needs: 'account',
		answers: z.object({ lists: z.array(listShape) }),
		async reads(ask) {
			admit(ask);
			return { lists: (await lists()).map(openList) };
		}
	},
	{
		method: 'post',
		path: '/desk/lists',
		says: 'Makes a list of words. For moderators.',
		needs: 'account',
		calls: makeList,
		answers: z.object({ list: z.int() }),
		example: {
			name: 'Our words',
			weight: 'suspicious',
			field: 'any',
			points: 2,
			kinds: ['polls.comment'],
			language: 'en'
		}
	},
	{
		method: 'get',
		path: '/desk/lists/{list}/terms',
		says: 'Words of a list, a thousand at a time. For moderators.',
		query: z.object({ after: z.string().optional().describe('The id of the last one seen.') }),
		needs: 'account',
		answers: z.object({ terms: z.array(termShape) }),
		async reads(ask) {
			admit(ask);
			const [list, after] = [ask.params.list, ask.query.get('after') ?? '0'].map((text) =>
				/^\d{1,15}$/.test(text ?? '') ? Number(text) : 0
			) as [number, number];
			return { terms: (await termsOf({ list, part: '', only: 'all', after, most: mostTerms })).map(openTerm) };
		}
	},
	{
		method: 'post',
		path: '/desk/lists/{list}/terms',
		says: 'Adds words to a list: one a line, CSV or JSON within `text`. For moderators.',
		needs: 'account',
		calls: addTerms,
		answers: z.looseObject({ list: z.int(), added: z.int(), known: z.int() }),
		body: termsBrought,
		input: ofList,
		example: { text: 'casino en ligne\nbonus sans dépôt', kind: 'word' }
	},
	{
		method: 'put',
		path: '/desk/lists/{list}/terms/suspension',
		says: 'Switches words of a list off or on. For moderators.',
		needs: 'account',
		calls: switchTerms,
		answers: countedShape,
		body: termSwitch,
		input: ofList,
		example: { ids: [12, 55], on: false }
	},
	{
		method: 'delete',
		path: '/desk/lists/{list}/terms',
		says: 'Takes words out of a list. For moderators.',
		needs: 'account',
		calls: dropTerms,
		answers: countedShape,
		body: termIds,
		input: ofList,
		example: { ids: [12, 55] }
	}
];
