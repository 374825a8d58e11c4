/** The groups that wait, the heaviest first. */

import type { CaseKind } from '#guard/cases.ts';
import { Badge } from '#ui/parts/badge.tsx';
import { Icon, type IconName } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import { ageOf } from '../age.ts';
import type { Group } from '../alike.ts';
import { queueAddress, togetherAddress } from '../filter.ts';
import type { Seen } from '../seen.ts';
import type { Line } from '../store.ts';

const mostShown = 60;
const before = 10;

export const kindIcons: Record<CaseKind, IconName> = {
	hold: 'clock',
	quarantine: 'eye-off',
	report: 'flag',
	appeal: 'comment',
	'sign-up': 'person',
	notice: 'info'
};

export function QueueList({ groups, place, filter, now }: Pick<Seen, 'groups' | 'place' | 'filter'> & { now: Date }) {
	const { t } = useView();
	const start = Math.max(0, place - before);
	const shown = groups.slice(start, start + mostShown);
	return (
		<nav class="desk-list" aria-label={t('desk:queue.waiting')}>
			<ol start={start + 1}>
				{shown.map((group, at) => (
					<GroupLine
						key={group.cases[0]!.id}
						group={group}
						filter={filter}
						now={now}
						isCurrent={start + at === place}
					/>
				))}
			</ol>
			{groups.length > start + shown.length && (
				<p class="quiet-text small-text">{t('desk:queue.more', { count: groups.length - start - shown.length })}</p>
			)}
		</nav>
	);
}

type LineProps = { group: Group<Line>; filter: Seen['filter']; now: Date; isCurrent: boolean };

function GroupLine({ group, filter, now, isCurrent }: LineProps) {
	const { t, language } = useView();
	const [first] = group.cases as [Line, ...Line[]];
	return (
		<li>
			<a
				href={group.apart ? togetherAddress(filter, first.id) : queueAddress(filter, first.id)}
				aria-current={isCurrent ? 'true' : undefined}
			>
				<Icon name={first.isAppeal ? 'comment' : kindIcons[first.kind]} />
				<span class="desk-line">
					<span class="desk-line-title">
						{group.apart
							? t('desk:queue.apart', { count: group.cases.length })
							: first.title || first.excerpt || t('guard:letters.untitled')}
					</span>
					<span class="desk-line-about">
						{t(`desk:queue.case.${first.isAudit ? 'audit' : first.isAppeal ? 'appeal' : first.kind}`)} ·{' '}
						{ageOf(first.at, now, language)}
						{first.lookedAtBy && ` · ${t('desk:queue.looked-at', { name: first.lookedAtBy })}`}
					</span>
				</span>
				{group.cases.length > 1 && !group.apart && (
					<Badge kind="warning">{t('desk:queue.alike-short', { count: group.cases.length })}</Badge>
				)}
			</a>
		</li>
	);
}
