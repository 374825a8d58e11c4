/** What makers are written: what was decided, why, by whom, and how to object (a statement of reasons). */
import { type Keeper, keepersOf } from '#kernel/items/contact.ts';
import { tell } from '#kernel/notices/tell.ts';
import { settings } from '#kernel/settings/settings.ts';
import { type Language, translator } from '#kernel/words/words.ts';
import { appealPath } from '../appeals/link.ts';
import { isFor, type What } from './decision.ts';
import { defanged } from './defanged.ts';
import { type CaseRow, writtenIn } from './store.ts';

export const decisionKind = 'guard.decision';

/** Whose it is: those who keep the whole item, or whoever wrote the part. */
async function makersOf({ item, part, actor }: Pick<CaseRow, 'item' | 'part' | 'actor'>): Promise<Keeper[]> {
	if (item !== null && part === '') return keepersOf(item);
	return actor === null ? [] : [{ id: actor }];
}

export type Told = {
	case_: CaseRow;
	what: What;
	why: string;
	words: string;
	wasHeld: boolean;
	/** Where no person decided of this very thing: one did of its campaign, or a report confirmed the filter. */
	by?: 'campaign' | 'report-alone';
};

/** Nobody is told that nothing happened: what stood and goes on standing. */
export const isWorthTelling = ({ what, wasHeld }: Pick<Told, 'what' | 'wasHeld'>): boolean =>
	what !== 'upheld' && what !== 'granted' && (!isFor(what) || wasHeld);

const longestExcerpt = 400;

async function excerptOf({ event, item, part }: CaseRow): Promise<string> {
	const written = await writtenIn(event, item, part);
	return defanged([written?.title, written?.text].filter(Boolean).join('\n')).slice(0, longestExcerpt);
}

/** What is fine is seen again; a letter is not sent by itself. */
const saidOf = ({ case_, what }: Told): What | 'letter' => (case_.isLetter && isFor(what) ? 'letter' : what);

/** Many of one maker are told in one letter, but for those they may send again. */
function byMaker(list: { told: Told; makers: Keeper[] }[]): Map<string, { maker: Keeper; all: Told[] }> {
	const found = new Map<string, { maker: Keeper; all: Told[] }>();
	for (const { told, makers } of list) {
		for (const maker of makers) {
			const name = `${saidOf(told)} ${'id' in maker ? maker.id : maker.mail}`;
			const before = found.get(name);
			if (before) before.all.push(told);
			else found.set(name, { maker, all: [told] });
		}
	}
	return found;
}

const mostNamed = 30;

type Words = { language: Language; all: Told[]; excerpt: string; kind: 'decided' | 'corrected' };

function letterOf({ language, all, excerpt, kind }: Words) {
	const t = translator(language);
	const { BASE_URL, HOST_NAME } = settings();
	const [{ case_, what, why, words, by = case_.kind === 'report' ? 'report' : 'guard' }] = all as [Told, ...Told[]];
	const titles = all.map(({ case_: { id, title } }) => {
		const link = `${BASE_URL}${appealPath(id)}`;
		return `• ${title || t('guard:letters.untitled')}\n${link}`;
	});
	const gaps = { host: HOST_NAME, title: case_.title || t('guard:letters.untitled'), count: all.length };
	const happened = t(`guard:letters.${kind}.${saidOf(all[0]!)}`, gaps);
	const isBad = kind === 'decided' && !isFor(what);
	const parts = [
		t('guard:letters.hello'),
		happened,
		isBad && what !== 'ask' && t('guard:letters.why', { why: t(`guard:categories.${why}`) }),
		words && kind === 'decided' && t(what === 'ask' ? 'guard:letters.question' : 'guard:letters.words', { words }),
		isBad && excerpt && t('guard:letters.text', { excerpt }),
		isBad && t(`guard:letters.by-${by}`),
		isBad && t(what === 'ask' ? 'guard:letters.answer' : 'guard:letters.appeal'),
		[...titles.slice(0, mostNamed), ...(titles.length > mostNamed ? [`• …`] : [])].join('\n'),
		isBad && t('guard:letters.charter', { link: `${BASE_URL}/moderation` })
	];
	return {
		subject: t(`guard:letters.subject.${kind === 'corrected' ? 'corrected' : what}`, gaps),
		text: parts.filter(Boolean).join('\n\n')
	};
}

/** Writes to all makers of what was decided at one stroke. @returns the cases somebody was written to about. */
export async function tellMakers(all: Told[], kind: Words['kind'] = 'decided'): Promise<Set<string>> {
	const list = [];
	for (const told of all.filter(isWorthTelling)) list.push({ told, makers: await makersOf(told.case_) });
	const reached = new Set(list.filter(({ makers }) => makers.length > 0).map(({ told }) => told.case_.id));
	for (const { maker, all } of byMaker(list).values()) {
		const [{ case_ }] = all as [Told, ...Told[]];
		const excerpt = all.length === 1 ? await excerptOf(case_) : '';
		await tell(maker, {
			kind: decisionKind,
			item: case_.item,
			words: { key: `guard:notices.${kind}.${saidOf(all[0]!)}`, gaps: { title: case_.title, count: all.length } },
			link: appealPath(case_.id),
			letter: (language) => letterOf({ language, all, excerpt, kind })
		});
	}
	return reached;
}
