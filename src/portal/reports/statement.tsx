/** The statement of reasons: what was decided of a thing and why, what the filter found in it, and what was answered. */
import type { CaseRow, DecisionRow } from '#guard/decisions/store.ts';
import { reasonKey } from '#guard/judge/reason.ts';
import { batchKey } from '#guard/sweeps/letter.ts';
import { hasWords } from '#kernel/words/words.ts';
import { Moment } from '#ui/parts/moment.tsx';
import { MoreSummary } from '#ui/parts/more-options.tsx';
import { type Translate, useView } from '#ui/view.ts';
import type { Seen } from './seen.ts';

/** What was decided, why, by whom: a person, on a report, on what the filter found, or for many at once. */
export function Statement({ case_, decision }: { case_: CaseRow; decision: DecisionRow }) {
	const { t, host } = useView();
	const batch = batchIn(case_, t, host.name);
	const isAnothers = decision.caseId !== case_.id;
	const how = case_.about.inherits && isAnothers ? 'campaign' : case_.kind === 'report' ? 'report' : 'guard';
	return (
		<section class="stack near">
			<h2>{t('portal:appeals.statement')}</h2>
			<p>
				<strong>{batch ? batch.decided : t(`portal:appeals.what.${decision.what}`)}</strong> ·{' '}
				<Moment at={decision.at} />
			</p>
			<p>{t('guard:letters.why', { why: t(`guard:categories.${decision.why}`) })}</p>
			{decision.words && decision.what !== 'ask' && <blockquote class="portal-quote">{decision.words}</blockquote>}
			<p>{batch ? t('guard:batch.how') : t(`guard:letters.by-${how}`)}</p>
			{batch && batch.titles.length > 1 && (
				<ul>
					{batch.titles.map((title, place) => (
						<li key={place}>{title || t('guard:letters.untitled')}</li>
					))}
					{batch.more > 0 && <li>{t('guard:batch.more', { count: batch.more })}</li>}
				</ul>
			)}
		</section>
	);
}

type Batch = { effect: string; title: string; count: number; titles: string[] };

/** What a batch did to this maker, in words; null where it was decided by itself. */
function batchIn({ about }: CaseRow, t: Translate, host: string) {
	if (about.sweep === undefined) return null;
	const { effect, title, count, titles } = about as Batch;
	const decided = t(`guard:batch.decided.${batchKey(effect)}`, {
		title: title || t('guard:letters.untitled'),
		count,
		host
	});
	return { decided, titles, more: count - titles.length };
}

/** What the filter found, in words; its points and names are the desk's. */
export function Reasons({ symbols, text, case_ }: Seen) {
	const { t, language } = useView();
	const said =
		case_.kind === 'report'
			? []
			: symbols.filter(({ symbol, points }) => points > 0 && hasWords(language, reasonKey(symbol)));
	return (
		<>
			{said.length > 0 && (
				<section class="stack near">
					<h2>{t('portal:appeals.found')}</h2>
					<ul>
						{said.map(({ symbol, gaps }) => (
							<li key={symbol}>{t(reasonKey(symbol), gaps)}</li>
						))}
					</ul>
				</section>
			)}
			{text && (
				<details class="more">
					<MoreSummary>{t('portal:appeals.text')}</MoreSummary>
					<p class="portal-quote">{text}</p>
				</details>
			)}
		</>
	);
}

export function Said({ appeals, asking, standing }: Seen) {
	const { t } = useView();
	const answer = standing === 'answered' ? asking?.answer : null;
	if (appeals.length === 0 && !answer) return null;
	return (
		<section class="stack near">
			<h2>{t('portal:appeals.yours')}</h2>
			{answer && <blockquote class="portal-quote">{answer}</blockquote>}
			{appeals.map(({ id, words, at, said }) => (
				<div key={id}>
					<blockquote class="portal-quote">{words}</blockquote>
					<p class="quiet-text small-text">
						<Moment at={at} />
					</p>
					{said && (
						<>
							<p>{t('portal:appeals.answered')}</p>
							<blockquote class="portal-quote">{said}</blockquote>
						</>
					)}
				</div>
			))}
		</section>
	);
}
