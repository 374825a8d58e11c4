/** A batch on its way: how far it is, what became of each, and how to halt it or take it back. */
import type { Step } from '#guard/sweeps/plan.ts';
import { mayFollow } from '#guard/sweeps/sweep.ts';
import { Button, type ButtonKind, LinkButton } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import type { IconName } from '#ui/parts/icon.tsx';
import { Progress } from '#ui/parts/progress.tsx';
import { NumberField } from '#ui/parts/value-field.tsx';
import { useView } from '#ui/view.ts';
import type { Seen } from './seen.ts';

const before = ['looking', 'failed', 'open'];

type Move = { step: Step; words: string; icon?: IconName; kind?: ButtonKind; asks?: boolean };

const moves: Move[] = [
	{ step: 'paused', words: 'pause' },
	{ step: 'resumed', words: 'resume', kind: 'main' },
	{ step: 'stopped', words: 'stop' },
	{ step: 'undoing', words: 'undo', icon: 'undo', kind: 'danger', asks: true }
];

export function Going({ sweep, state, outcomes }: Seen) {
	const { t, address } = useView();
	if (before.includes(state)) return null;
	const { planned, waiting, ...settled } = outcomes;
	const isMoving = state === 'running' || state === 'undoing';
	return (
		<section class="stack near" aria-label={t('desk:sweeps.going')}>
			<Progress
				label={t(`desk:sweeps.states.${state}`)}
				value={state === 'undoing' ? planned - settled.done : planned - waiting}
				max={planned}
				words={t('desk:sweeps.outcome', {
					done: state === 'undoing' ? planned - settled.done : planned - waiting,
					planned
				})}
			/>
			<ul>
				{Object.entries({ ...settled, waiting })
					.filter(([, count]) => count > 0)
					.map(([outcome, count]) => (
						<li key={outcome}>{t(`desk:sweeps.outcomes.${outcome}`, { count })}</li>
					))}
			</ul>
			{sweep.telling && (state === 'done' || state === 'stopped' || state === 'undone') && (
				<p class="small-text">{t('desk:sweeps.telling')}</p>
			)}
			<div class="row">
				{isMoving && <LinkButton href={address}>{t('desk:sweeps.again')}</LinkButton>}
				{moves
					.filter(({ step }) => mayFollow(state, step))
					.map(({ step, words, icon, kind = 'quiet', asks }) => (
						<Form key={step} class="row" verb="move">
							<input type="hidden" name="step" value={step} />
							<Button kind={kind} icon={icon} confirm={asks ? t('desk:sweeps.undo-ask') : undefined}>
								{t(`desk:sweeps.${words}`)}
							</Button>
						</Form>
					))}
			</div>
			{(state === 'running' || state === 'paused') && (
				<Form class="row" verb="speed">
					<NumberField name="perMinute" label={t('desk:sweeps.speed')} value={sweep.perMinute} min={1} max={60_000} />
					<Button kind="quiet">{t('desk:sweeps.set-speed')}</Button>
				</Form>
			)}
		</section>
	);
}
