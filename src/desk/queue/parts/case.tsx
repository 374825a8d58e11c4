/** One case, whole: what was written, why it waits, whose it is, and what may be decided. */
import { Badge, type BadgeKind } from '#ui/parts/badge.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Icon } from '#ui/parts/icon.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { type Translate, useView } from '#ui/view.ts';
import { ageOf } from '../age.ts';
import { queueAddress } from '../filter.ts';
import type { Detail, Seen } from '../seen.ts';
import { decidedKind } from '../words.ts';
import { Alike } from './alike.tsx';
import { isOfSweep, OfSweep } from './batch.tsx';
import { Applying, Content } from './content.tsx';
import { Deciding } from './deciding.tsx';
import { Key } from './key.tsx';
import { kindIcons } from './list.tsx';
import { Maker } from './maker.tsx';
import { PastDecisions } from './past.tsx';
import { Complaints, Objections } from './voices.tsx';
import { Why } from './why.tsx';

type Props = Seen & { detail: Detail; now: Date };

export function CaseView(props: Props) {
	const { detail } = props;
	const { lookedAtBy } = detail;
	const { t } = useView();
	return (
		<article class="desk-case" aria-labelledby="case-title">
			<Ways {...props} />
			<Head {...props} />
			{lookedAtBy && (
				<Banner kind="warning">
					<p>{t('desk:queue.looked-at-now', { name: lookedAtBy.name ?? '…' })}</p>
				</Banner>
			)}
			<Objections {...detail} />
			<OfSweep {...detail} />
			{detail.case_.kind === 'sign-up' ? <Applying {...detail} /> : !isOfSweep(detail) && <Content {...detail} />}
			<Complaints {...detail} />
			<Why {...detail} />
			<Maker {...detail} now={props.now} />
			<PastDecisions {...detail} />
			<Alike {...detail} filter={props.filter} />
			{detail.offered.length > 0 &&
				(detail.forSomebodyElse ? (
					<Banner kind="info">
						<p>{t(`guard:refusals.${detail.forSomebodyElse}`)}</p>
					</Banner>
				) : (
					<Deciding {...props} />
				))}
		</article>
	);
}

/** Before and after, and on a phone back to the list. */
function Ways({ filter, previous, next, place, groups }: Props) {
	const { t } = useView();
	return (
		<nav class="desk-ways" aria-label={t('desk:queue.ways')}>
			<a class="desk-back" href={queueAddress(filter)}>
				<Icon name="back" />
				{t('desk:queue.back')}
			</a>
			<span class="quiet-text">{place >= 0 && t('desk:queue.place', { place: place + 1, count: groups.length })}</span>
			{previous && (
				<a href={queueAddress(filter, previous)} data-key="k" aria-label={t('desk:queue.previous')}>
					<Icon name="up" />
					<Key name="k" />
				</a>
			)}
			{next && (
				<a href={queueAddress(filter, next)} data-key="j" aria-label={t('desk:queue.next')}>
					<Icon name="down" />
					<Key name="j" />
				</a>
			)}
		</nav>
	);
}

const stateKinds: Record<string, BadgeKind> = { hold: 'warning', quarantine: 'danger', silence: 'info' };

/** What a case is about, in a line. */
export const caseTitle = ({ shown, case_, maker }: Detail, t: Translate): string =>
	shown?.title || case_.title || (case_.kind === 'sign-up' && maker?.name) || t('guard:letters.untitled');

function Head({ detail, now }: Props) {
	const { case_, isAppeal, shown, state, event } = detail;
	const { t, language } = useView();
	const kind = case_.about.audit !== undefined ? 'audit' : isAppeal ? 'appeal' : decidedKind(case_);
	const what = shown ? t(`${case_.tool}:kinds.${shown.kind}`) : null;
	return (
		<header class="desk-head">
			<p class="desk-head-about">
				<Badge icon={isAppeal ? 'comment' : kindIcons[case_.kind]} kind="info">
					{t(`desk:queue.case.${kind}`)}
				</Badge>
				{state?.how && <Badge kind={stateKinds[state.how]}>{t(`desk:queue.states.${state.how}`)}</Badge>}
				{state?.trashed && <Badge kind="danger">{t('desk:queue.states.trash')}</Badge>}
				{state && !state.how && !state.trashed && <Badge kind="success">{t('desk:queue.states.shown')}</Badge>}
				<span class="quiet-text small-text">
					{what && `${what} · `}
					<Moment at={event?.at ?? case_.at} /> · {ageOf(event?.at ?? case_.at, now, language)}
				</span>
			</p>
			<h2 id="case-title" class="desk-case-title">
				{caseTitle(detail, t)}
			</h2>
		</header>
	);
}
