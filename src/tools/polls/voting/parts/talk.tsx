import { formatDay } from '#base/zones.ts';
import { localeOf } from '#ui/locale.ts';
import { Badge } from '#ui/parts/badge.tsx';
import { Button } from '#ui/parts/button.tsx';
import { ErrorSummary } from '#ui/parts/error-summary.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Initials } from '#ui/parts/initials.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { MoreSummary } from '#ui/parts/more-options.tsx';
import { useView } from '#ui/view.ts';
import type { VisibleComment } from '../../comment.ts';
import { NameField } from '../../parts/ballot-form.tsx';
import type { Visit } from '../visit.ts';
import { CommentFields } from './answering.tsx';

/** What people said beside their answers. */
export function Talk(visit: Visit) {
	const { t } = useView();
	const { comments, poll, mayComment, answering } = visit;
	// The ballot being filled in has its own place for a word.
	const asks = mayComment && answering.kind !== 'new' && answering.kind !== 'change';
	return (
		<section class="stack near poll-talk" aria-label={t('polls:voting.talk')} id="talk">
			{/* Always there, so that the first comment has a place to arrive at. */}
			<div data-live-part="talk" class="stack near">
				{(comments.length > 0 || asks) && <h2>{t('polls:voting.talk')}</h2>}
				{comments.map((comment) => (
					<Said key={comment.id} item={poll.id} comment={comment} zone={poll.zone} anonymous={poll.policy.anonymous} />
				))}
			</div>
			{asks && <SayForm {...visit} />}
		</section>
	);
}

type SaidProps = { item: string; comment: VisibleComment; zone: string; anonymous: boolean };

function Said({ item, comment, zone, anonymous }: SaidProps) {
	const { t, language } = useView();
	const name = comment.name || t(comment.mine ? 'polls:voting.you' : 'polls:voting.somebody');
	return (
		<article class="said">
			<header class="said-head">
				{!anonymous && <Initials name={name} />}
				<strong>{name}</strong>
				{anonymous ? (
					<time class="quiet-text small-text" dateTime={comment.at.toISOString()}>
						{formatDay(comment.at, localeOf(language), zone, 'short')}
					</time>
				) : (
					<Moment at={comment.at} class="quiet-text small-text" />
				)}
				{comment.private && <Badge icon="lock">{t('polls:voting.said-private')}</Badge>}
			</header>
			<p class="said-text">{comment.text}</p>
			{!comment.mayRemove && (
				<a class="said-report" href={`/items/${item}/report?part=comment:${comment.id}`} rel="nofollow">
					{t('polls:voting.report')}
					<span class="unseen"> {t('polls:voting.report-of', { name })}</span>
				</a>
			)}
			{comment.mayRemove && (
				<Form verb="unsay" class="said-remove">
					<input type="hidden" name="comment" value={comment.id} />
					<button
						type="submit"
						class="link-button"
						data-confirm={t('polls:voting.unsay-ask')}
						data-cancel={t('ui:cancel')}
					>
						{t('polls:voting.unsay')}
						<span class="unseen"> {t('polls:voting.unsay-of', { name })}</span>
					</button>
				</Form>
			)}
		</article>
	);
}

function SayForm({ poll, own }: Visit) {
	const { t, typed } = useView();
	return (
		<details class="more" open={typed.verb === 'say'}>
			<MoreSummary>{t('polls:voting.say-title')}</MoreSummary>
			<Form verb="say" apart="say" label={t('polls:voting.say-title')} class="form more-inside">
				{typed.verb === 'say' && (
					<ErrorSummary labels={{ text: t('polls:voting.comment'), name: t('polls:voting.name') }} />
				)}
				{!poll.policy.anonymous && <NameField value={own[0]?.name ?? ''} remembered={own.length === 0} />}
				<CommentFields onlyOwner={poll.policy.comments === 'owner-only'} name="text" />
				<div class="form-actions">
					<Button kind="quiet" icon="comment">
						{t('polls:voting.say')}
					</Button>
				</div>
			</Form>
		</details>
	);
}
