import { Badge, type BadgeKind } from '#ui/parts/badge.tsx';
import type { IconName } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import type { State } from '../invitation.ts';

const looks: Record<State, [BadgeKind, IconName]> = {
	sent: ['plain', 'mail'],
	opened: ['info', 'eye'],
	reminded: ['info', 'bell'],
	answered: ['success', 'check'],
	revoked: ['warning', 'lock'],
	refused: ['warning', 'cross']
};

/** What became of an invitation, told by a sign and a word. */
export function StateBadge({ state }: { state: State }) {
	const { t } = useView();
	const [kind, icon] = looks[state];
	return (
		<Badge kind={kind} icon={icon}>
			{t(`polls:deciding.states.${state}`)}
		</Badge>
	);
}
