import { type Session, sessionsOf } from '#kernel/accounts/session.ts';
import { type Page, page } from '#kernel/web/page.ts';
import { Badge } from '#ui/parts/badge.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Form } from '#ui/parts/form.tsx';
import { useView } from '#ui/view.ts';
import { endAllOthers, endOneSession } from '../actions/sessions.ts';
import { AccountSheet } from '../parts/account-sheet.tsx';
import { useDay } from '../parts/day.ts';
import { withBrowser } from '../shapes.ts';

export const sessionsPage: Page = page('/account/sessions', {
	needs: 'account',
	load: async ({ actor, headers }) => ({ sessions: await sessionsOf(actor!.id, headers.get('cookie')) }),
	posts: { end: endOneSession, 'end-others': { action: endAllOthers, input: withBrowser } },
	title: ({ t }) => t('portal:accounts.sessions.title'),
	view: ({ t, sessions }) => (
		<AccountSheet place="sessions" lead={t('portal:accounts.sessions.lead')}>
			{sessions.map((session) => (
				<SessionCard key={session.id} session={session} />
			))}
			{sessions.length > 1 && (
				<Form verb="end-others">
					<div class="form-actions">
						<Button kind="danger">{t('portal:accounts.sessions.end-others')}</Button>
					</div>
				</Form>
			)}
		</AccountSheet>
	)
});

function SessionCard({ session }: { session: Session }) {
	const { t } = useView();
	const day = useDay();
	const browser = session.browser || t('portal:accounts.sessions.unknown');
	const here = session.current && <Badge kind="success">{t('portal:accounts.sessions.here')}</Badge>;
	return (
		<Card title={browser} aside={here}>
			<p>{t('portal:accounts.sessions.days', { since: day(session.at), used: day(session.usedAt) })}</p>
			{!session.current && (
				<Form verb="end" label={t('portal:accounts.sessions.end-of', { browser })}>
					<input type="hidden" name="session" value={session.id} />
					<Button kind="quiet">{t('portal:accounts.sessions.end')}</Button>
				</Form>
			)}
		</Card>
	);
}
