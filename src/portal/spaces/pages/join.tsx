/** Where somebody comes into a space, by a letter or by a link. */
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { useView } from '#ui/view.ts';
import { joinSpace, openInvitation } from '../actions/people.ts';
import { EnterFirst } from '../parts/enter-first.tsx';

const load = async ({ params, now, actor }: Ask<null>) => ({
	invitation: await openInvitation(params.invitation ?? '', params.key ?? '', now),
	signedIn: actor?.kind === 'account'
});

export const joinPage = page('/spaces/join/:invitation/:key', {
	open: 'the link is the key: it is checked, and only the name of the space is shown',
	load,
	posts: {
		join: {
			action: joinSpace,
			input: (_fields, { params }) => ({ invitation: params.invitation, key: params.key }),
			then: (space: string) => `/spaces/${space}`
		}
	},
	title: ({ invitation }) => invitation.spaceName,
	view: (seen) => <Join {...seen} />
});

function Join({ invitation, signedIn }: Awaited<ReturnType<typeof load>>) {
	const { t } = useView();
	const { spaceName: space, byName, role } = invitation;
	return (
		<Sheet
			title={space}
			kicker={{ icon: 'people', text: t('portal:spaces.kicker') }}
			lead={<p>{t('portal:spaces.join.lead', { space, name: byName ?? '' })}</p>}
		>
			<p>{t(`portal:spaces.join.${role}`)}</p>
			{signedIn ? (
				<Form verb="join">
					<div class="form-actions">
						<Button icon="check">{t('portal:spaces.join.button')}</Button>
					</div>
				</Form>
			) : (
				<EnterFirst />
			)}
		</Sheet>
	);
}
