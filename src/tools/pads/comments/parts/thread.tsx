/** A thread as it stands beside the text, on its own page, and in the browser. */
import { Badge } from '#ui/parts/badge.tsx';
import { Initials } from '#ui/parts/initials.tsx';
import { useView } from '#ui/view.ts';
import type { ShownComment, ShownThread } from '../shown.ts';
import type { CardProps } from './card.ts';
import { Answering, Changing, Settling } from './deeds.tsx';
import { When } from './moment.tsx';

export function ThreadCard(props: CardProps) {
	const { t } = useView();
	const { thread, current, where } = props;
	const [first] = thread.comments;
	const name = first?.name || t('pads:comments.somebody');
	const label = thread.quote
		? t(thread.suggestion ? 'pads:comments.suggestion-of' : 'pads:comments.thread-of', { name, quote: thread.quote })
		: t('pads:comments.thread-whole', { name });
	return (
		<article
			class="pad-thread"
			id={`thread-${thread.id}`}
			tabIndex={-1}
			aria-label={label}
			data-current={current ? '' : undefined}
			data-resolved={thread.resolved ? '' : undefined}
			data-suggestion={thread.suggestion ? '' : undefined}
		>
			{(!thread.suggestion || where === 'gone') && <Standing {...props} />}
			{thread.suggestion && <Suggested {...props} words={thread.suggestion.words} />}
			<ul class="pad-said">
				{thread.comments.map((comment) => (
					<Said key={comment.id} {...props} comment={comment} />
				))}
			</ul>
			<State thread={thread} />
			<Settling {...props} />
			<Answering {...props} />
		</article>
	);
}

function Standing({ thread, where, go }: CardProps) {
	const { t } = useView();
	if (where === 'whole') return <p class="pad-standing-on">{t('pads:comments.on-whole')}</p>;
	if (where === 'gone')
		return (
			<p class="pad-standing-on">
				{t('pads:comments.stood-on')} <q>{thread.quote}</q>
			</p>
		);
	if (!go)
		return (
			<p class="pad-standing-on">
				<span class="unseen">{t('pads:comments.stands-on')} </span>
				<q>{thread.quote}</q>
			</p>
		);
	return (
		<button type="button" class="pad-standing-on pad-goes" onClick={() => go(thread.id)}>
			<q>{thread.quote}</q>
			<span class="unseen"> {t('pads:comments.go')}</span>
		</button>
	);
}

/** Old and new words, told apart by more than their colour. */
function Suggested({ thread, where, go, words }: CardProps & { words: string }) {
	const { t } = useView();
	const isSeveral = `${thread.quote}${words}`.includes('\n');
	return (
		<p class="pad-suggested" data-several={isSeveral ? '' : undefined}>
			<span class="unseen">{t('pads:comments.instead')} </span>
			{go && where === 'stands' ? (
				<button type="button" class="pad-goes" onClick={() => go(thread.id)}>
					<del>{thread.quote}</del>
					<span class="unseen"> {t('pads:comments.go')}</span>
				</button>
			) : (
				<del>{thread.quote}</del>
			)}{' '}
			{words ? (
				<>
					<span class="unseen">{t('pads:comments.suggests')} </span>
					<ins>{words}</ins>
				</>
			) : (
				<em>{t('pads:comments.suggests-nothing')}</em>
			)}
		</p>
	);
}

function Said({ comment, ...props }: CardProps & { comment: ShownComment }) {
	const { t } = useView();
	const name = comment.name || t('pads:comments.somebody');
	return (
		<li id={`comment-${comment.id}`}>
			<p class="pad-said-head">
				<Initials name={name} />
				<strong>{name}</strong>
				<When at={comment.at} />
				{comment.edited && <span class="quiet-text small-text">{t('pads:comments.edited')}</span>}
			</p>
			{comment.text && <p class="pad-said-text">{comment.text}</p>}
			<Changing {...props} comment={comment} />
		</li>
	);
}

function State({ thread: { resolved, suggestion } }: { thread: ShownThread }) {
	const { t } = useView();
	const answer = suggestion?.answer;
	if (answer)
		return (
			<p class="pad-state">
				<Badge
					kind={answer.how === 'accepted' ? 'success' : 'plain'}
					icon={answer.how === 'accepted' ? 'check' : 'cross'}
				>
					{t(`pads:comments.${answer.how}`, { name: answer.name || t('pads:comments.somebody') })}
				</Badge>
				<When at={answer.at} />
			</p>
		);
	if (!resolved) return null;
	return (
		<p class="pad-state">
			<Badge kind="success" icon="check">
				{t('pads:comments.resolved', { name: resolved.name || t('pads:comments.somebody') })}
			</Badge>
			<When at={resolved.at} />
		</p>
	);
}
