/**
 * A standing rule that takes something from the eyes of others decides without a person: whoever made it hears of it,
 * with the rule that met it and where to say that it is wrong. Once a day for each rule, however much it meets.
 */
import { carrier } from '#kernel/database/connection.ts';
import { type Keeper, keepersOf } from '#kernel/items/contact.ts';
import { tell } from '#kernel/notices/tell.ts';
import { settings } from '#kernel/settings/settings.ts';
import { type Language, translator } from '#kernel/words/words.ts';
import { appealPath } from '../appeals/link.ts';
import { decisionKind } from '../decisions/telling.ts';
import type { Found } from '../judge/signal.ts';
import type { Verdict } from '../judge/verdict.ts';
import { isOfRule } from './history.ts';

export type Met = {
	found: readonly Found[];
	verdict: Verdict;
	item: string | null;
	part: string;
	maker: string | null;
	case: string;
	title: string;
	at: Date;
};

/** The rule that asked for this very verdict; points that add up are not one rule's deed. */
const ruleBehind = ({ found, verdict }: Met): Found | null =>
	found.find(({ symbol, floor, points }) => isOfRule(symbol) && floor === verdict && points > 0) ?? null;

async function isFirstToday(rule: string, maker: string, at: Date): Promise<boolean> {
	const rows = await carrier()`
		insert into guard.rule_told (rule, maker, day)
		select id, ${maker}, ${at}::timestamptz::date from guard.rule where id = ${rule}::int
		on conflict do nothing returning 1`;
	return rows.length > 0;
}

const readersOf = async ({ item, part, maker }: Met): Promise<Keeper[]> =>
	item !== null && part === '' ? keepersOf(item) : [{ id: maker! }];

function letterOf({ verdict, case: caseId, title }: Met, rule: string) {
	return (language: Language) => {
		const t = translator(language);
		const { BASE_URL, HOST_NAME } = settings();
		const gaps = { host: HOST_NAME, rule, title: title || t('guard:letters.untitled') };
		const parts = [
			t('guard:letters.hello'),
			t(`guard:rule-letter.${verdict}`, gaps),
			t('guard:rule-letter.rule', gaps),
			t('guard:rule-letter.once'),
			`${t('guard:rule-letter.appeal')}\n${BASE_URL}${appealPath(caseId)}`,
			t('guard:letters.charter', { link: `${BASE_URL}/moderation` })
		];
		return { subject: t(`guard:letters.subject.${verdict}`, gaps), text: parts.join('\n\n') };
	};
}

/** In the transaction of the verdict. What merely waits for a person is said by its page. */
export async function tellOfRule(met: Met): Promise<void> {
	const rule = met.verdict === 'quarantine' || met.verdict === 'silence' ? ruleBehind(met) : null;
	if (!rule || met.maker === null) return;
	if (!(await isFirstToday(rule.symbol.slice('rules.'.length), met.maker, met.at))) return;
	for (const reader of await readersOf(met))
		await tell(reader, {
			kind: decisionKind,
			words: { key: `guard:notices.decided.${met.verdict}`, gaps: { title: met.title } },
			link: appealPath(met.case),
			letter: letterOf(met, String(rule.gaps?.rule ?? ''))
		});
}

/** What was told yesterday is of no use any more. */
export const forgetRulesTold = (now: Date) =>
	carrier()`delete from guard.rule_told where day < ${now}::timestamptz::date - 1`;
