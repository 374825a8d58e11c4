import { applicantIn } from '#guard/signup/letters.ts';
import { applicantOf } from '#guard/signup/store.ts';
import { staleLink } from '#kernel/accounts/proofs.ts';
import { type Page, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { TextArea } from '#ui/parts/text-field.tsx';
import { answerQuestion, longestAnswer } from '../actions/applying.ts';
import { tries } from '../limits.ts';
import { AccountForm } from '../parts/account-form.tsx';

export const waitingPage: Page = page('/sign-up/waiting', {
	open: 'says the same to everybody',
	load: () => ({}),
	title: ({ t }) => t('portal:accounts.waiting.title'),
	view: ({ t }) => (
		<Sheet title={t('portal:accounts.waiting.title')} lead={<p>{t('portal:accounts.waiting.lead')}</p>}>
			<p>{t('portal:accounts.waiting.words')}</p>
		</Sheet>
	)
});

export const refusedPage: Page = page('/sign-up/refused', {
	open: 'says the same to everybody',
	load: () => ({}),
	title: ({ t }) => t('portal:accounts.not-accepted.title'),
	view: ({ t }) => (
		<Sheet title={t('portal:accounts.not-accepted.title')} lead={<p>{t('portal:accounts.not-accepted.lead')}</p>}>
			<p>
				<LinkButton href="/help">{t('portal:accounts.by-invitation.help')}</LinkButton>
			</p>
		</Sheet>
	)
});

/** Whoever waits cannot sign in: the link of the letter is the key. */
export const answerPage: Page = page('/sign-up/answer/:token', {
	open: 'the link in the letter is the key',
	async load({ params, query }) {
		const account = applicantIn(params.token!);
		const applicant = account ? await applicantOf(account) : undefined;
		if (!applicant || applicant.decision) throw staleLink();
		return { questions: applicant.words.filter(({ asked }) => asked), done: query.has('done') };
	},
	posts: {
		answer: {
			action: answerQuestion,
			input({ answer }, { params, caller }) {
				tries('letter', caller.place, params.token!);
				return { answer, token: params.token };
			},
			then: (_, { params }) => `/sign-up/answer/${params.token}?done`
		}
	},
	title: ({ t }) => t('portal:accounts.answer.title'),
	view: ({ t, questions, done }) => (
		<Sheet title={t('portal:accounts.answer.title')}>
			{done && (
				<Banner kind="success" live>
					{t('portal:accounts.answer.done')}
				</Banner>
			)}
			{questions.slice(-1).map(({ text }) => (
				<blockquote key={text}>{text}</blockquote>
			))}
			<AccountForm verb="answer" button={t('portal:accounts.answer.button')}>
				<TextArea name="answer" label={t('portal:accounts.answer.field')} maxLength={longestAnswer} required />
			</AccountForm>
		</Sheet>
	)
});
