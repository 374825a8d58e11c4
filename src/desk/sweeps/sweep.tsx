import { listOf } from '#kernel/web/forms.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Badge } from '#ui/parts/badge.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { Progress } from '#ui/parts/progress.tsx';
import { useView } from '#ui/view.ts';
import { drawMoreLots, markSample, moveSweep, setSpeed, signSweep, unsignSweep } from './actions.ts';
import { Found } from './found.tsx';
import { Going } from './going.tsx';
import { effectWords, stateKinds } from './list.tsx';
import { Sample } from './sample.tsx';
import { type Seen, seenOf } from './seen.ts';
import { Sign } from './sign.tsx';

const named = (fields: object, { params }: Ask) => ({ ...fields, sweep: params.sweep });

export const sweepPage = page('/desk/sweeps/:sweep', {
	needs: 'moderator',
	load: seenOf,
	posts: {
		mark: {
			action: markSample,
			input: (fields, ask) => ({ sweep: ask.params.sweep, marks: listOf(fields.marks) }),
			then: (_done: unknown, { params }) => `/desk/sweeps/${params.sweep}?marked#estimate`
		},
		more: {
			action: drawMoreLots,
			input: named,
			then: (_done: unknown, { params }) => `/desk/sweeps/${params.sweep}#sample`
		},
		sign: { action: signSweep, input: named },
		unsign: { action: unsignSweep, input: named },
		move: { action: moveSweep, input: named },
		speed: { action: setSpeed, input: named }
	},
	title: ({ sweep, t }) => titleOf(sweep, t),
	view: (seen) => <SweepSheet {...seen} />
});

const titleOf = ({ effect }: Seen['sweep'], t: Ask['t']): string =>
	effect === null ? t('desk:sweeps.dry') : t(effectWords(effect));

function SweepSheet(seen: Seen) {
	const { t } = useView();
	const { sweep, rule, state, said } = seen;
	const isDry = sweep.effect === null;
	return (
		<Sheet
			title={titleOf(sweep, t)}
			kicker={{ icon: 'people', text: t(isDry ? 'desk:rooms.rules.title' : 'desk:rooms.sweeps.title') }}
			lead={
				<p>
					{rule && isDry ? t('desk:sweeps.dry-of', { rule: rule.name, version: sweep.version ?? 0 }) : sweep.reason}
				</p>
			}
			aside={
				<Badge kind={isDry && state === 'open' ? 'success' : stateKinds[state]}>
					{t(isDry ? `desk:sweeps.dry-states.${state}` : `desk:sweeps.states.${state}`)}
				</Badge>
			}
			actions={
				<LinkButton kind="quiet" icon="back" href={rule && isDry ? `/desk/rules/${rule.id}` : '/desk/sweeps'}>
					{t(rule && isDry ? 'desk:sweeps.to-rule' : 'desk:sweeps.all')}
				</LinkButton>
			}
		>
			{said && (
				<Banner kind="success" live>
					{t('desk:sweeps.marked')}
				</Banner>
			)}
			<Searched {...seen} />
			<Looking {...seen} />
			<Going {...seen} />
			<Found {...seen} />
			{state === 'open' && <Sign {...seen} />}
			<Sample {...seen} />
			<Story {...seen} />
		</Sheet>
	);
}

function Searched({ sweep: { text, against } }: Seen) {
	const { t } = useView();
	if (text === null) return null;
	return (
		<div class="stack near">
			<p class="small-text">{t('desk:sweeps.searched')}</p>
			<pre class="desk-rule-text">{text}</pre>
			{against && (
				<>
					<p class="small-text">{t('desk:sweeps.compared')}</p>
					<pre class="desk-rule-text">{against}</pre>
				</>
			)}
		</div>
	);
}

function Looking({ sweep, state, facts }: Seen) {
	const { t, address } = useView();
	if (state === 'failed') {
		const problem = String(facts.findLast(({ fact }) => fact === 'failed')?.about?.problem ?? '');
		return <Banner kind="danger">{t('desk:sweeps.failed', { problem })}</Banner>;
	}
	if (state !== 'looking') return null;
	const share = sweep.boundary === '0' ? undefined : Number(sweep.reached ?? 0) / Number(sweep.boundary);
	return (
		<div class="stack near">
			<Progress label={t('desk:sweeps.looking')} value={share} />
			<div class="row">
				<LinkButton href={address}>{t('desk:sweeps.again')}</LinkButton>
			</div>
		</div>
	);
}

function Story({ sweep, facts }: Seen) {
	const { t } = useView();
	return (
		<section class="stack near" aria-labelledby="story">
			<h2 id="story">{t('desk:sweeps.story')}</h2>
			<ul class="desk-lines">
				<li>
					<span>
						{t('desk:sweeps.planned')}
						{sweep.name && ` · ${t('desk:rules.by', { name: sweep.name })}`}
					</span>
					<Moment at={sweep.at} />
				</li>
				{facts.map(({ fact, name, at }, place) => (
					<li key={`${fact} ${place}`}>
						<span>
							{t(`desk:sweeps.facts.${fact}`)}
							{name && ` · ${t('desk:rules.by', { name })}`}
						</span>
						<Moment at={at} />
					</li>
				))}
			</ul>
		</section>
	);
}
