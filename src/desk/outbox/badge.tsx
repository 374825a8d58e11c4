import { Badge, type BadgeKind } from '#ui/parts/badge.tsx';
import type { IconName } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import type { LetterState } from './state.ts';

const looks: Record<LetterState, { kind: BadgeKind; icon: IconName }> = {
	waiting: { kind: 'info', icon: 'clock' },
	leaving: { kind: 'info', icon: 'mail' },
	retrying: { kind: 'warning', icon: 'clock' },
	sent: { kind: 'success', icon: 'check' },
	'handed-over': { kind: 'success', icon: 'check' },
	'given-up': { kind: 'danger', icon: 'warning' }
};

export function StateBadge({ state }: { state: LetterState }) {
	const { t } = useView();
	return <Badge {...looks[state]}>{t(`desk:outbox.states.${state}`)}</Badge>;
}
