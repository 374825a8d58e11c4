import { isId } from '#base/ids.ts';
import { longestReason } from '#guard/signup/policy.ts';
import { applicantOf, type Word } from '#guard/signup/store.ts';
import { notFound } from '#kernel/access/pass.ts';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Button, type ButtonKind, LinkButton } from '#ui/parts/button.tsx';
import { ErrorSummary } from '#ui/parts/error-summary.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextArea } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { askApplicant, refuseApplicant } from './actions.ts';
import { ApplicantCard, DecidedCard } from './cards.tsx';

const list = '/desk/sign-ups';

/** One applicant: all that was said, and words of ours that go to them. */
export const applicantPage = page('/desk/sign-ups/:account', {
	needs: 'moderator',
	async load({ params: { account = '' } }) {
		const applicant = isId(account) ? await applicantOf(account) : undefined;
		if (!applicant) throw notFound();
		return { applicant };
	},
	posts: {
		ask: {
			action: askApplicant,
			input: ({ question }, { params }) => ({ question, account: params.account }),
			then: ({ account }) => `${list}?done=asked&of=${account}`
		},
		refuse: {
			action: refuseApplicant,
			input: ({ reason }, { params }) => ({ reason, account: params.account }),
			then: ({ account }) => `${list}?done=refused&of=${account}`
		}
	},
	title: ({ applicant }) => applicant.name,
	view: ({ t, applicant }) => (
		<Sheet
			title={applicant.name}
			kicker={{ icon: 'person', text: t('desk:rooms.sign-ups.title') }}
			actions={
				<LinkButton href={list} kind="quiet" icon="back">
					{t('desk:rooms.sign-ups.title')}
				</LinkButton>
			}
		>
			<ErrorSummary labels={{ reason: t('desk:sign-ups.refuse.field'), question: t('desk:sign-ups.ask.field') }} />
			{applicant.decision ? <DecidedCard applicant={applicant} /> : <ApplicantCard applicant={applicant} alone />}
			<Said words={applicant.words} />
			{!applicant.decision && (
				<>
					<Tell what="ask" field="question" kind="quiet" />
					<Tell what="refuse" field="reason" kind="danger" />
				</>
			)}
		</Sheet>
	)
});

function Said({ words }: { words: Word[] }) {
	const { t } = useView();
	if (words.length === 0) return null;
	return (
		<section class="stack near" aria-labelledby="said">
			<h2 id="said">{t('desk:sign-ups.said.title')}</h2>
			{words.map(({ asked, text, at }) => (
				<div key={at}>
					<p class="small-text">{t(`desk:sign-ups.said.${asked ? 'host' : 'applicant'}`)}</p>
					<blockquote>{text}</blockquote>
				</div>
			))}
		</section>
	);
}

function Tell({ what, field, kind }: { what: 'ask' | 'refuse'; field: string; kind: ButtonKind }) {
	const { t } = useView();
	return (
		<section class="stack near" aria-labelledby={what}>
			<h2 id={what}>{t(`desk:sign-ups.${what}.title`)}</h2>
			<Form verb={what}>
				<TextArea
					name={field}
					label={t(`desk:sign-ups.${what}.field`)}
					hint={t(`desk:sign-ups.${what}.hint`)}
					rows={3}
					maxLength={longestReason}
					required
				/>
				<div class="form-actions">
					<Button kind={kind}>{t(`desk:sign-ups.${what}.button`)}</Button>
				</div>
			</Form>
		</section>
	);
}
