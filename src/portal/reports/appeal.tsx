/** Why something is held back or was taken offline, and where to object: by a secret link, without an account. */
import { appealsAbout, isHeldOtherwise, type Standing, standingOf } from '#guard/appeals/appeal.ts';
import { caseOfAppeal } from '#guard/appeals/link.ts';
import { askingOf, type CaseRow, caseById, type DecisionRow, writtenIn } from '#guard/decisions/store.ts';
import { reasonKey } from '#guard/judge/reason.ts';
import { batchKey } from '#guard/sweeps/letter.ts';
import { notFound } from '#kernel/access/pass.ts';
import { spend } from '#kernel/limits/rate.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { hasWords } from '#kernel/words/words.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner, type BannerKind } from '#ui/parts/banner.tsx';
import { Button } from '#ui/parts/button.tsx';
import { ErrorSummary } from '#ui/parts/error-summary.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { MoreSummary } from '#ui/parts/more-options.tsx';
import { TextArea, TextField } from '#ui/parts/text-field.tsx';
import { type Translate, useView } from '#ui/view.ts';
import { appeal, longestWords } from './actions.ts';

const rate = { name: 'appeal', perMinute: 1 / 2, burst: 6 };

async function load({ params }: Ask<null>) {
	const case_ = await caseById(caseOfAppeal(params.key!));
	if (!case_) throw notFound();
	const [{ standing, decision }, asking, appeals, written] = await Promise.all([
		standingOf(case_),
		askingOf(case_.id),
		appealsAbout(case_.id),
		writtenIn(case_.event, case_.item, case_.part)
	]);
	const outcome = standing === 'fine' && (await isHeldOtherwise(case_)) ? 'taken-back' : standing;
	const seen = { case_, standing, outcome, decision, asking, appeals };
	return { ...seen, symbols: written?.symbols ?? [], text: written?.text ?? '' };
}

type Seen = Awaited<ReturnType<typeof load>>;

export const appealPage = page('/appeals/:key', {
	open: 'whoever a decision is about may object, by the secret link of the letter or of the page itself',
	load,
	posts: {
		appeal: {
			action: appeal,
			input({ words, mail }, { caller, params }) {
				if (caller.address) spend(rate, caller.address);
				return { words, mail, key: params.key };
			},
			then: (_result, { params }) => `/appeals/${params.key}?done`
		}
	},
	title: ({ t, outcome }) => t(`portal:appeals.title.${outcome}`),
	view: (seen) => <Appeal {...seen} />
});

const looks: Record<Standing, BannerKind> = {
	waits: 'info',
	asked: 'warning',
	answered: 'info',
	against: 'warning',
	appealed: 'info',
	upheld: 'warning',
	fine: 'success'
};

function Appeal(seen: Seen & Ask<null>) {
	const { t, refused } = useView();
	const { case_, standing, outcome, decision, query } = seen;
	const title = case_.title || t('guard:letters.untitled');
	return (
		<Sheet title={t(`portal:appeals.title.${outcome}`)} lead={<p>{title}</p>}>
			{query.has('done') && !refused && (
				<Banner kind="success" live>
					<p>{t('portal:appeals.sent')}</p>
				</Banner>
			)}
			<Banner kind={looks[standing]}>
				<p>{t(`portal:appeals.now.${outcome}`)}</p>
			</Banner>
			{decision && standing !== 'fine' && <Statement {...seen} decision={decision} />}
			{!decision && standing === 'against' && (
				<p>{t(`guard:letters.by-${case_.kind === 'report' ? 'report' : 'guard'}-alone`)}</p>
			)}
			{standing !== 'fine' && <Reasons {...seen} />}
			{seen.asking && standing === 'asked' && (
				<section class="stack near">
					<h2>{t('portal:appeals.question')}</h2>
					<blockquote class="portal-quote">{seen.asking.question}</blockquote>
				</section>
			)}
			<Said {...seen} />
			{(standing === 'waits' || standing === 'asked' || standing === 'against' || standing === 'upheld') && (
				<Words {...seen} />
			)}
			<p class="quiet-text small-text">
				<a href="/moderation">{t('portal:appeals.charter')}</a>
			</p>
		</Sheet>
	);
}

/** What was decided, why, by whom: a person, on a report, on what the filter found, or for many at once. */
function Statement({ case_, decision }: { case_: CaseRow; decision: DecisionRow }) {
	const { t, host } = useView();
	const batch = batchIn(case_, t, host.name);
	const how = case_.about.inherits ? 'campaign' : case_.kind === 'report' ? 'report' : 'guard';
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
function Reasons({ symbols, text, case_ }: Seen) {
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

function Said({ appeals, asking, standing }: Seen) {
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

function Words({ standing, appeals }: Seen) {
	const { t, person } = useView();
	const label = t(`portal:appeals.${standing === 'asked' ? 'answer' : standing === 'waits' ? 'word' : 'words'}`);
	if (appeals.length >= 3) return null;
	return (
		<section class="stack near">
			<h2>{t(`portal:appeals.ask.${standing}`)}</h2>
			<ErrorSummary labels={{ words: label, mail: t('portal:appeals.mail') }} />
			<Form verb="appeal">
				<TextArea
					name="words"
					label={label}
					hint={t('portal:appeals.words-hint')}
					maxLength={longestWords}
					rows={5}
					required
				/>
				{!person && standing !== 'asked' && (
					<TextField
						name="mail"
						type="email"
						autocomplete="email"
						label={t('portal:appeals.mail')}
						hint={t('portal:appeals.mail-hint')}
						required={false}
						maxLength={254}
					/>
				)}
				<div class="form-actions">
					<Button icon="comment">{t('portal:appeals.send')}</Button>
				</div>
			</Form>
		</section>
	);
}
