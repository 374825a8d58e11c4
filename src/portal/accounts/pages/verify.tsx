import { standingOf } from '#guard/signup/store.ts';
import { readProof, staleLink } from '#kernel/accounts/proofs.ts';
import { type Page, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { proveByLink } from '../actions/proving.ts';
import type { MailProof } from '../mails/prove-mail.ts';
import { AccountForm } from '../parts/account-form.tsx';
import { homeward, onTheWayTo } from '../shapes.ts';

/** A button rather than the link itself: programs that look through letters open links, but press no buttons. */
export const verifyPage: Page = page('/verify/:token', {
	open: 'the link in the letter is the key',
	async load({ params }) {
		const proof = await readProof<MailProof>('mail', params.token!);
		if (!proof) throw staleLink();
		return proof;
	},
	posts: {
		prove: {
			action: proveByLink,
			input: (_, { params }) => ({ token: params.token }),
			async then({ account, to }: MailProof, { actor }) {
				if (actor?.kind === 'account') return homeward(to, '/account');
				return (await standingOf(account)) === 'waiting' ? '/sign-up/waiting' : onTheWayTo(to, '/verified');
			}
		}
	},
	title: ({ t }) => t('portal:accounts.verify.title'),
	view: ({ t, mail }) => (
		<Sheet title={t('portal:accounts.verify.title')}>
			<AccountForm verb="prove" button={t('portal:accounts.verify.button')}>
				<p>{t('portal:accounts.verify.words', { mail })}</p>
			</AccountForm>
		</Sheet>
	)
});

export const verifiedPage: Page = page('/verified', {
	open: 'says the same to everybody',
	load: () => ({}),
	title: ({ t }) => t('portal:accounts.verified.title'),
	view: ({ t, query }) => (
		<Sheet title={t('portal:accounts.verified.title')}>
			<p>{t('portal:accounts.verified.words')}</p>
			<p>
				<LinkButton href={onTheWayTo(query.get('to'), '/sign-in')}>{t('portal:accounts.sign-in.button')}</LinkButton>
			</p>
		</Sheet>
	)
});
