import { longestSentence, type Way, wayNow } from '#guard/signup/policy.ts';
import { invitationBy, lastWatched, policyNow } from '#guard/signup/store.ts';
import { staleLink } from '#kernel/accounts/proofs.ts';
import { type Ask, type Page, type Post, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { TextArea } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { signUp } from '../actions/entering.ts';
import { tries } from '../limits.ts';
import { evenly } from '../pace.ts';
import { AccountForm } from '../parts/account-form.tsx';
import { MailField, NameField, NewPasswordField } from '../parts/fields.tsx';
import { homeward, onTheWayTo } from '../shapes.ts';

const join: Post<null> = {
	action: signUp,
	input(fields, { caller, language, params, query }) {
		tries('sign-up', caller.place, String(fields.mail));
		return { ...fields, language, invitation: params.token ?? null, to: homeward(query.get('to'), '') };
	},
	async then({ waits }: { waits: boolean }, { now, query }) {
		await evenly(now);
		return onTheWayTo(query.get('to'), waits ? '/sign-up/sent?waits' : '/sign-up/sent');
	}
};

export const signUpPage: Page = page('/sign-up', {
	open: 'anybody may make an account, or read how',
	load: async ({ now }) => ({ way: wayNow(await policyNow(), await lastWatched(), now) }),
	posts: { 'sign-up': join },
	title: ({ t }) => t('portal:accounts.sign-up.title'),
	view: ({ t, way, query }) =>
		way === 'invited' ? (
			<ByInvitation />
		) : (
			<Sheet
				title={t('portal:accounts.sign-up.title')}
				lead={
					<>
						<p>{t('portal:accounts.sign-up.lead')}</p>
						{way === 'reviewed' && <p>{t('portal:accounts.sign-up.reviewed')}</p>}
					</>
				}
			>
				<JoinForm way={way} to={query.get('to')} />
			</Sheet>
		)
});

export const invitedPage: Page = page('/sign-up/invited/:token', {
	open: 'the link is the key',
	async load({ params }) {
		const invitation = await invitationBy(params.token!);
		if (!invitation) throw staleLink();
		return { by: invitation.byName };
	},
	posts: { 'sign-up': join },
	title: ({ t }) => t('portal:accounts.sign-up.title'),
	view: ({ t, by, query }) => (
		<Sheet
			title={t('portal:accounts.sign-up.title')}
			lead={<p>{by ? t('portal:accounts.sign-up.invited-by', { name: by }) : t('portal:accounts.sign-up.lead')}</p>}
		>
			<JoinForm way="open" to={query.get('to')} />
		</Sheet>
	)
});

function JoinForm({ way, to }: { way: Way; to: string | null }) {
	const { t } = useView();
	return (
		<AccountForm
			verb="sign-up"
			button={t(`portal:accounts.sign-up.${way === 'reviewed' ? 'ask' : 'button'}`)}
			beside={<a href={onTheWayTo(to, '/sign-in')}>{t('portal:accounts.sign-up.instead')}</a>}
		>
			<NameField />
			<MailField />
			<NewPasswordField />
			{way === 'reviewed' && (
				<TextArea
					name="sentence"
					label={t('portal:accounts.fields.sentence')}
					hint={t('portal:accounts.fields.sentence-hint')}
					rows={3}
					maxLength={longestSentence}
					required
				/>
			)}
		</AccountForm>
	);
}

function ByInvitation() {
	const { t, host } = useView();
	return (
		<Sheet
			title={t('portal:accounts.by-invitation.title')}
			lead={<p>{t('portal:accounts.by-invitation.lead', { host: host.name })}</p>}
		>
			<p>{t('portal:accounts.by-invitation.words')}</p>
			<p class="form-actions">
				<LinkButton href="/sign-in">{t('portal:accounts.sign-in.button')}</LinkButton>
				<LinkButton href="/help" kind="quiet">
					{t('portal:accounts.by-invitation.help')}
				</LinkButton>
			</p>
		</Sheet>
	);
}

const waits = ({ query }: Pick<Ask, 'query'>): boolean => query.has('waits');

export const sentPage: Page = page('/sign-up/sent', {
	open: 'says the same to everybody',
	load: () => ({}),
	title: ({ t }) => t('portal:accounts.sent.title'),
	view: ({ t, query }) => (
		<Sheet title={t('portal:accounts.sent.title')}>
			<p>{t('portal:accounts.sent.words')}</p>
			<p>{t(waits({ query }) ? 'portal:accounts.sent.waits' : 'portal:accounts.sent.meanwhile')}</p>
			{!waits({ query }) && (
				<p>
					<LinkButton href={onTheWayTo(query.get('to'), '/sign-in')}>{t('portal:accounts.sign-in.button')}</LinkButton>
				</p>
			)}
		</Sheet>
	)
});
