import { erasedAt, longDay } from '#kernel/items/keeping.ts';
import { UnlockForm } from '#kernel/web/unlock.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import { DecisionPart } from '../../deciding/parts/decision.tsx';
import type { Visit } from '../visit.ts';

/** How the poll stands: decided, closed, or open. */
export function State({
	poll,
	open,
	viewerZone,
	path
}: Pick<Visit, 'poll' | 'open' | 'viewerZone'> & { path: string }) {
	const { t } = useView();
	if (poll.decision) return <DecisionPart poll={poll} path={path} viewerZone={viewerZone} />;
	return open ? null : <Banner title={t('polls:voting.closed')}>{t('polls:voting.closed-words')}</Banner>;
}

/** Only whoever manages a poll comes here while it lies in the trash. */
export function Trashed({ item, trashedAt }: { item: string; trashedAt: Date }) {
	const { t, language } = useView();
	return (
		<Banner kind="warning" title={t('polls:voting.trashed')}>
			<p>{t('polls:voting.trashed-words', { day: longDay(erasedAt(trashedAt), language) })}</p>
			<p>
				<a href={`/items/${item}/settings#trash`}>{t('polls:voting.trashed-back')}</a>
			</p>
		</Banner>
	);
}

/** What has just been done, said once. */
export function Done({ done }: { done: string | null }) {
	const { t, refused } = useView();
	const known = ['changed', 'withdrawn', 'said', 'unsaid', 'proposed'];
	if (done === null || refused !== null || !known.includes(done)) return null;
	return <Banner kind="success" live title={t(`polls:voting.done-${done}`)} />;
}

/** The rules that whoever answers should know before. */
export function Rules({ poll }: Pick<Visit, 'poll'>) {
	const { t } = useView();
	const { anonymous, names, edits, maxYes, results } = poll.policy;
	const said = [
		anonymous && 'rule-anonymous',
		!anonymous && names === 'hidden' && 'rule-names-hidden',
		edits === 'anyone-all' && 'rule-anyone-all',
		edits === 'locked' && 'rule-locked',
		results === 'owner-only' && 'rule-owner-only'
	].filter((key) => typeof key === 'string');
	if (said.length === 0 && maxYes === null) return null;
	return (
		<ul class="poll-facts">
			{maxYes !== null && <Rule words={t('polls:voting.rule-max-yes', { count: maxYes })} />}
			{said.map((key) => (
				<Rule key={key} words={t(`polls:voting.${key}`)} />
			))}
		</ul>
	);
}

function Rule({ words }: { words: string }) {
	return (
		<li>
			<Icon name="info" />
			<span>{words}</span>
		</li>
	);
}

/** Reading is for all, answering for those who know the password. */
export function PasswordFirst({ item, to }: { item: string; to: string }) {
	const { t } = useView();
	return (
		<section class="stack near" id="vote">
			<h2>{t('polls:voting.password-title')}</h2>
			<p>{t('polls:voting.password-words')}</p>
			<UnlockForm item={item} to={to} />
		</section>
	);
}
