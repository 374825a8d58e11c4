/** Why something is held back or was taken offline, and where to object: by a secret link, without an account. */
import type { Standing } from '#guard/appeals/appeal.ts';
import { spend } from '#kernel/limits/rate.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner, type BannerKind } from '#ui/parts/banner.tsx';
import { Button } from '#ui/parts/button.tsx';
import { ErrorSummary } from '#ui/parts/error-summary.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextArea, TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { appeal, longestWords } from './actions.ts';
import { type Seen, seenBy } from './seen.ts';
import { Reasons, Said, Statement } from './statement.tsx';

const rate = { name: 'appeal', perMinute: 1 / 2, burst: 6 };

export const appealPage = page('/appeals/:key', {
	open: 'whoever a decision is about may object, by the secret link of the letter or of the page itself',
	load: ({ params }) => seenBy(params.key!),
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
