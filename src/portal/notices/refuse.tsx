import { isRefused } from '#kernel/mail/refusals.ts';
import type { Ask } from '#kernel/web/page.ts';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { allowKind, claimIn, refuseKind } from './actions.ts';
import { kindName } from './kind-name.ts';

const withToken = (_fields: unknown, { params }: Ask<null>) => ({ token: params.token });

/** Opening the link changes nothing: programs that look at letters open links too. */
export const refusePage = page('/notices/refuse/:token', {
	open: 'whoever has the letter may refuse the next one',
	async load({ params }) {
		const claim = claimIn(params.token!);
		return { kind: claim.kind, refused: await isRefused(claim) };
	},
	posts: {
		refuse: { action: refuseKind, input: withToken },
		allow: { action: allowKind, input: withToken },
		// A mail program that asks for its reader names no verb, and follows no redirect (RFC 8058, 3.1).
		'one-click': { action: refuseKind, input: withToken, then: () => new Response(null, { status: 200 }) }
	},
	otherwise: 'one-click',
	title: ({ t, refused }) => t(`portal:notices.${refused ? 'refused' : 'refuse'}.title`),
	view: ({ kind, refused, t }) => {
		const state = refused ? 'refused' : 'refuse';
		return (
			<Sheet title={t(`portal:notices.${state}.title`)}>
				<p>{t(`portal:notices.${state}.words`, { kind: kindName(kind, t) })}</p>
				<Form verb={refused ? 'allow' : 'refuse'}>
					<div class="form-actions">
						<Button kind={refused ? 'quiet' : 'main'}>{t(`portal:notices.${state}.button`)}</Button>
					</div>
				</Form>
				<p class="quiet-text">{t('portal:notices.refuse.account')}</p>
			</Sheet>
		);
	}
});
