import { Banner } from '#ui/parts/banner.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { CheckField } from '#ui/parts/choice-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { MoreOptions } from '#ui/parts/more-options.tsx';
import { TextArea } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { BallotForm } from '../../parts/ballot-form.tsx';
import { isMany } from '../../parts/lean.tsx';
import { AboutOption } from '../../parts/option-about.tsx';
import { OptionName, optionName } from '../../parts/option-name.tsx';
import { isRanked, limits } from '../../poll.ts';
import type { VisibleBallot } from '../../sight.ts';
import { queryOf } from '../addresses.ts';
import AnswerAll from '../islands/answer-all.tsx';
import Calendar from '../islands/calendar.tsx';
import Ranking from '../islands/ranking.tsx';
import { explanation } from '../standing.ts';
import type { Visit } from '../visit.ts';
import { Since } from './since.tsx';
import { Rules } from './state.tsx';

/** Where one answers: the empty ballot, one's own to change, or what was answered. */
export function AnsweringPart(visit: Visit) {
	switch (visit.answering.kind) {
		case 'new':
			return <Ballot visit={visit} known={visit.answering} />;
		case 'change':
			return <Ballot visit={visit} ballot={visit.answering.ballot} />;
		case 'withdraw':
			return <TakeBack {...visit} ballot={visit.answering.ballot} />;
		case 'answered':
			return <Answered {...visit} />;
		case 'none':
			// A place for the ballot of a poll that opens again.
			return <div data-live-part="answering" />;
	}
}

type BallotProps = { visit: Visit; ballot?: VisibleBallot; known?: { name: string; again: boolean } };

function Ballot({ visit, ballot, known }: BallotProps) {
	const { t } = useView();
	const { poll, options, sight, viewerZone, key } = visit;
	const many = isMany(options);
	return (
		<section
			class="stack answering"
			data-live-part={many ? undefined : 'answering'}
			data-live-version={many ? undefined : options.map(({ id }) => id).join()}
		>
			<h2>{t(ballot ? 'polls:voting.change-title' : 'polls:voting.form')}</h2>
			{poll.method !== 'yes-maybe' && <p>{explanation(poll, t)}</p>}
			<Rules poll={poll} />
			<p class="quiet-text" data-live-late hidden>
				{t('polls:voting.options-changed')}
			</p>
			<BallotForm
				poll={poll}
				options={options}
				full={new Set(sight.full)}
				clocks={{ zone: poll.zone, viewerZone }}
				ballot={ballot}
				name={known?.name}
				remembered={known?.again === false}
				tally={many ? null : sight.tally}
				holder={key ?? undefined}
				tools={<Tools visit={visit} />}
				asked={isRanked(poll.method) ? <Ranks visit={visit} ballot={ballot} /> : undefined}
				beside={
					ballot && (
						<>
							<LinkButton kind="quiet" href={queryOf({}, viewerZone)}>
								{t('polls:voting.change-not')}
							</LinkButton>
							<a href={`${queryOf({ withdraw: ballot.id }, viewerZone)}#vote`}>{t('polls:voting.withdraw')}</a>
						</>
					)
				}
			>
				{visit.mayComment && <Word visit={visit} />}
			</BallotForm>
		</section>
	);
}

/** What makes answering quicker, where the browser can help. */
function Tools({ visit: { poll, options } }: { visit: Visit }) {
	const { method, policy, scale } = poll;
	return (
		<>
			{method === 'yes-maybe' && poll.kind === 'date' && <Calendar />}
			<AnswerAll method={method} maxYes={policy.maxYes} dots={scale.dots} many={options.length} />
		</>
	);
}

function Ranks({ visit: { options, poll, viewerZone }, ballot }: { visit: Visit; ballot?: VisibleBallot }) {
	const { language } = useView();
	const clocks = { zone: poll.zone, viewerZone };
	const named = options.map((option) => ({ id: option.id, name: optionName(option, clocks, language) }));
	const told = options.filter(({ text, picture, link, slot }) => (text && !slot) || picture || link);
	return (
		<>
			{told.length > 0 && (
				<ul class="about-options">
					{told.map((option) => (
						<li key={option.id} class="question-about">
							<p class="question-name">{optionName(option, clocks, language)}</p>
							<AboutOption option={option} poll={poll} />
						</li>
					))}
				</ul>
			)}
			<Ranking options={named} ranks={(ballot?.choices ?? {}) as Record<string, number>} />
		</>
	);
}

/** A word beside the answers, in the same form. */
function Word({ visit: { poll } }: { visit: Visit }) {
	const { t, typed } = useView();
	return (
		<MoreOptions id="polls-word" title={t('polls:voting.word')} open={Boolean(typed.comment)}>
			<CommentFields onlyOwner={poll.policy.comments === 'owner-only'} name="comment" />
		</MoreOptions>
	);
}

export function CommentFields({ onlyOwner, name }: { onlyOwner: boolean; name: string }) {
	const { t } = useView();
	return (
		<>
			<TextArea
				name={name}
				label={t('polls:voting.comment')}
				hint={onlyOwner ? t('polls:voting.comment-owner') : undefined}
				rows={2}
				maxLength={limits.comment}
			/>
			{!onlyOwner && <CheckField name="private" label={t('polls:voting.comment-private')} />}
		</>
	);
}

/** Seats and places on waiting lists, said plainly. */
export function Seats({ poll, options, sight, viewerZone }: Pick<Visit, 'poll' | 'options' | 'sight' | 'viewerZone'>) {
	const { t } = useView();
	if (sight.places.length === 0) return null;
	return (
		<ul class="seat-list">
			{sight.places.map(({ ballot, option, place }) => (
				<li key={`${ballot} ${option}`}>
					<OptionName option={options.find(({ id }) => id === option)!} poll={poll} viewerZone={viewerZone} />
					<strong>{place === 'seated' ? t('polls:voting.seated') : t('polls:voting.your-place', { place })}</strong>
				</li>
			))}
		</ul>
	);
}

function Answered(visit: Visit) {
	const { t } = useView();
	const { own, viewerZone, poll } = visit;
	const names = own
		.map(({ name }) => name)
		.filter(Boolean)
		.join(', ');
	return (
		<section class="stack near" id="vote" data-live-part="answering" aria-label={t('polls:voting.yours')}>
			<Banner
				kind="success"
				title={names ? t('polls:voting.answered-as', { names }) : t('polls:voting.answered')}
				actions={
					own.some(({ mayChange }) => mayChange) &&
					own.map((ballot) => <Own key={ballot.id} ballot={ballot} several={own.length > 1} viewerZone={viewerZone} />)
				}
			>
				<Seats {...visit} />
				{visit.open && own.every(({ mayChange }) => !mayChange) && <p>{t('polls:voting.rule-locked')}</p>}
			</Banner>
			<Since {...visit} />
			{visit.open && !visit.key && !poll.policy.anonymous && (
				<p class="alone">
					<a href={`${queryOf({ another: '1' }, viewerZone)}#vote`}>{t('polls:voting.another')}</a>
				</p>
			)}
		</section>
	);
}

type OwnProps = { ballot: VisibleBallot; several: boolean; viewerZone?: string };

function Own({ ballot, several, viewerZone }: OwnProps) {
	const { t } = useView();
	if (!ballot.mayChange) return null;
	const words = (key: string) =>
		several ? t(`polls:voting.${key}-of`, { name: ballot.name ?? '' }) : t(`polls:voting.${key}`);
	return (
		<>
			<LinkButton kind="quiet" icon="pencil" href={`${queryOf({ change: ballot.id }, viewerZone)}#vote`}>
				{words('change-mine')}
			</LinkButton>
			<LinkButton kind="quiet" icon="trash" href={`${queryOf({ withdraw: ballot.id }, viewerZone)}#vote`}>
				{words('withdraw')}
			</LinkButton>
		</>
	);
}

/** Asked on the page itself, so that it is asked without JavaScript too. */
function TakeBack({ ballot, key, poll, viewerZone }: Visit & { ballot: VisibleBallot }) {
	const { t } = useView();
	return (
		<section class="stack near" id="vote" data-live-part="answering">
			<h2>
				{ballot.name ? t('polls:voting.withdraw-title-of', { name: ballot.name }) : t('polls:voting.withdraw-title')}
			</h2>
			<p>{t(poll.policy.anonymous ? 'polls:voting.withdraw-words-anonymous' : 'polls:voting.withdraw-words')}</p>
			<Form verb="withdraw">
				<input type="hidden" name="ballot" value={ballot.id} />
				{key && <input type="hidden" name="key" value={key} />}
				<div class="form-actions">
					<Button kind="danger" icon="trash">
						{t('polls:voting.withdraw')}
					</Button>
					<LinkButton kind="quiet" href={queryOf({}, viewerZone)}>
						{t('polls:voting.withdraw-not')}
					</LinkButton>
				</div>
			</Form>
		</section>
	);
}
