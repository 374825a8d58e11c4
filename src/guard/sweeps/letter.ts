/** The letter and the notice about one maker's part of a batch. */
import { isRefusal } from '#base/refusal.ts';
import { carrier } from '#kernel/database/connection.ts';
import type { Keeper } from '#kernel/items/contact.ts';
import { tell } from '#kernel/notices/tell.ts';
import { log } from '#kernel/settings/log.ts';
import { settings } from '#kernel/settings/settings.ts';
import { type Language, translator } from '#kernel/words/words.ts';
import { appealPath } from '../appeals/link.ts';
import { decisionKind } from '../decisions/telling.ts';
import type { Sweep } from './store.ts';

export type ToldPart = { maker: string; case: string; count: number; titles: readonly string[] };

const mostAddresses = 5;

/** Addresses guests left with their things. Where there is none, the pages of the things say it. */
const addressesLeft = (sweep: string, maker: string) => carrier()<{ mail: string; language: Language }[]>`
	select c.mail, min(i.language) as language
	from guard.sweep_target t join kernel.item i on i.id = t.target join kernel.item_contact c on c.item = i.id
	where t.sweep = ${sweep} and t.maker = ${maker} and t.outcome in ('done', 'undone')
	group by c.mail order by c.mail limit ${mostAddresses}`;

const ownersOf = (space: string) => carrier()<{ id: string }[]>`
	select actor as id from kernel.member where space = ${space} and role = 'owner' order by at, actor limit 20`;

async function readersOf(sweep: Sweep, maker: string): Promise<Keeper[]> {
	const own = maker.startsWith('space:') ? await ownersOf(maker.slice('space:'.length)) : [{ id: maker }];
	return sweep.unit === 'account' ? own : [...own, ...(await addressesLeft(sweep.id, maker))];
}

/** `items-trash`: under this its words stand at `guard:batch`. */
export const batchKey = (effect: string): string => effect.replace('.', '-');

type Kind = 'decided' | 'corrected';

function letterOf({ effect, why, reason }: Sweep, { case: caseId, count, titles }: ToldPart, kind: Kind) {
	return (language: Language) => {
		const t = translator(language);
		const { BASE_URL, HOST_NAME } = settings();
		const named = titles.map((title) => title || t('guard:letters.untitled'));
		const gaps = { host: HOST_NAME, title: named[0] ?? '', count };
		const isBad = kind === 'decided';
		const rest = count - named.length;
		const list = [...named.map((title) => `• ${title}`), ...(rest > 0 ? [t('guard:batch.more', { count: rest })] : [])];
		const parts = [
			t('guard:letters.hello'),
			t(`guard:batch.${kind}.${batchKey(effect!)}`, gaps),
			isBad && t('guard:letters.why', { why: t(`guard:categories.${why}`) }),
			isBad && reason && t('guard:letters.words', { words: reason }),
			isBad && count > 1 && list.join('\n'),
			isBad && t('guard:batch.how'),
			isBad && t('guard:batch.appeal'),
			`${BASE_URL}${appealPath(caseId)}`,
			isBad && t('guard:letters.charter', { link: `${BASE_URL}/moderation` })
		];
		return { subject: t(`guard:batch.subject.${kind}`, gaps), text: parts.filter(Boolean).join('\n\n') };
	};
}

export async function tellPart(sweep: Sweep, part: ToldPart, kind: Kind): Promise<void> {
	const gaps = { title: part.titles[0] ?? '', count: part.count, host: settings().HOST_NAME };
	const news = {
		kind: decisionKind,
		words: { key: `guard:batch.${kind}.${batchKey(sweep.effect!)}`, gaps },
		link: appealPath(part.case),
		letter: letterOf(sweep, part, kind)
	};
	for (const reader of await readersOf(sweep, part.maker))
		await tell(reader, news).catch((err) => {
			// One address nobody can write to must not keep the others from being told.
			if (!isRefusal(err)) throw err;
			log().warn({ part: 'sweeps', sweep: sweep.id, err }, 'a maker could not be written to');
		});
}
