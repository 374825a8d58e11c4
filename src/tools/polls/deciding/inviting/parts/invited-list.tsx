import { TableFrame } from '#ui/parts/table-frame.tsx';
import { useView } from '#ui/view.ts';
import { type Invitation, type State, shownState } from '../invitation.ts';
import { StateBadge } from './state-badge.tsx';

type InvitedListProps = { invitations: Invitation[]; anonymous: boolean; path: string };

const order: State[] = ['refused', 'sent', 'reminded', 'opened', 'answered', 'revoked'];

/** Who was invited and what became of it, those to look after first. */
export function InvitedList({ invitations, anonymous, path }: InvitedListProps) {
	const { t } = useView();
	const rows = invitations
		.map((invitation) => ({ ...invitation, state: shownState(invitation, anonymous) }))
		.sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
	return (
		<TableFrame label={t('polls:deciding.invitations.table')}>
			<table class="table invited">
				<thead>
					<tr>
						<th scope="col">{t('polls:deciding.invitations.who')}</th>
						<th scope="col">{t('polls:deciding.invitations.state')}</th>
					</tr>
				</thead>
				<tbody>
					{rows.map(({ id, name, mail, state }) => (
						<tr key={id}>
							<th scope="row">
								<a href={`${path}/invitations/${id}`}>{name || mail}</a>
								{name && <span class="invited-mail">{mail}</span>}
							</th>
							<td>
								<StateBadge state={state} />
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</TableFrame>
	);
}
