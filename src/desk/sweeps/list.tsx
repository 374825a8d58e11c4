import { categories } from '#guard/decisions/decision.ts';
import { allEffects } from '#guard/sweeps/effect.ts';
import { allowance, sweepById } from '#guard/sweeps/store.ts';
import type { State } from '#guard/sweeps/sweep.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Badge, type BadgeKind } from '#ui/parts/badge.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { SelectField } from '#ui/parts/choice-field.tsx';
import { Empty } from '#ui/parts/empty.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { MoreOptions } from '#ui/parts/more-options.tsx';
import { Pager } from '#ui/parts/pager.tsx';
import { TextArea } from '#ui/parts/text-field.tsx';
import { NumberField } from '#ui/parts/value-field.tsx';
import { useView } from '#ui/view.ts';
import { Checked, RuleText } from '../rules/write.tsx';
import { lookForMany, setAllowance } from './actions.ts';
import { type Line, sweepLines } from './state.ts';

const perPage = 20;

export const effectWords = (kind: string): string => `guard:effects.${kind.replace('.', '-')}`;

export const stateKinds: Record<State, BadgeKind> = {
	looking: 'info',
	failed: 'danger',
	open: 'warning',
	running: 'info',
	paused: 'warning',
	stopped: 'plain',
	done: 'success',
	undoing: 'info',
	undone: 'plain'
};

async function load({ query }: Ask) {
	const after = query.get('after');
	const lines = await sweepLines(after ? await sweepById(after) : null, perPage + 1);
	return {
		lines: lines.slice(0, perPage),
		more: lines.length > perPage,
		allowed: await allowance(),
		// Another room of the desk may propose what to look for.
		proposed: query.get('text')?.slice(0, 4000) ?? '',
		said: query.has('allowed')
	};
}

export const sweepList = page('/desk/sweeps', {
	needs: 'moderator',
	load,
	posts: {
		check: { redraw: (typed) => typed },
		look: { action: lookForMany, then: (sweep: string) => `/desk/sweeps/${sweep}` },
		allow: { action: setAllowance, then: () => '/desk/sweeps?allowed' }
	},
	title: ({ t }) => t('desk:rooms.sweeps.title'),
	view: ({ lines, more, allowed, proposed, said, actor, t }) => (
		<Sheet
			title={t('desk:rooms.sweeps.title')}
			kicker={{ icon: 'people', text: t('ui:desk'), href: '/desk' }}
			lead={<p>{t('desk:sweeps.lead')}</p>}
			actions={
				<LinkButton kind="quiet" href="/desk/rules" end="onward">
					{t('desk:rooms.rules.title')}
				</LinkButton>
			}
		>
			{said && (
				<Banner kind="success" live>
					{t('desk:sweeps.allowed')}
				</Banner>
			)}
			{lines.length === 0 && <Empty title={t('desk:sweeps.empty')}>{t('desk:sweeps.empty-words')}</Empty>}
			<div class="stack near">
				{lines.map((line) => (
					<SweepCard key={line.id} line={line} />
				))}
			</div>
			{more && <Pager next={`/desk/sweeps?after=${lines.at(-1)!.id}`} />}
			<LookForm proposed={proposed} />
			{actor?.admin && <AllowanceForm {...allowed} />}
		</Sheet>
	)
});

function SweepCard({ line: { id, effect, reason, state, counts, at, name, text } }: { line: Line }) {
	const { t } = useView();
	return (
		<Card
			title={t(effectWords(effect!))}
			href={`/desk/sweeps/${id}`}
			aside={<Badge kind={stateKinds[state]}>{t(`desk:sweeps.states.${state}`)}</Badge>}
		>
			{reason && <p>{reason.slice(0, 200)}</p>}
			{text && <pre class="desk-rule-text">{text.slice(0, 200)}</pre>}
			<p class="small-text">
				{counts && `${t('desk:sweeps.line', { count: counts.things.new + counts.things.both })} · `}
				<Moment at={at} />
				{name && ` · ${t('desk:rules.by', { name })}`}
			</p>
		</Card>
	);
}

function LookForm({ proposed }: { proposed: string }) {
	const { t } = useView();
	return (
		<section class="stack near" aria-labelledby="new">
			<h2 id="new">{t('desk:sweeps.new')}</h2>
			<Checked />
			<Form label={t('desk:sweeps.new')}>
				<RuleText value={proposed} label={t('desk:sweeps.text')} />
				<SelectField
					name="effect"
					label={t('desk:sweeps.effect')}
					choices={allEffects().map(({ kind }) => ({ value: kind, label: t(effectWords(kind)) }))}
				/>
				<SelectField
					name="why"
					label={t('desk:sweeps.why')}
					value="spam"
					choices={categories.map((value) => ({ value, label: t(`guard:categories.${value}`) }))}
				/>
				<TextArea
					name="reason"
					label={t('desk:sweeps.reason')}
					hint={t('desk:sweeps.reason-hint')}
					rows={2}
					maxLength={1000}
					required={false}
				/>
				<div class="form-actions">
					<Button verb="look" icon="search">
						{t('desk:sweeps.look')}
					</Button>
					<Button verb="check" kind="quiet" icon="check">
						{t('desk:rules.check')}
					</Button>
				</div>
			</Form>
		</section>
	);
}

function AllowanceForm({ share, most }: { share: number; most: number }) {
	const { t } = useView();
	return (
		<MoreOptions id="sweep-allowance" title={t('desk:sweeps.allowance')}>
			<Form verb="allow" label={t('desk:sweeps.allowance')}>
				<NumberField name="share" label={t('desk:sweeps.share')} value={share} min={0} max={20} step="any" required />
				<NumberField name="most" label={t('desk:sweeps.most')} value={most} min={0} max={1_000_000} required />
				<div class="form-actions">
					<Button kind="quiet">{t('desk:sweeps.set-allowance')}</Button>
				</div>
			</Form>
		</MoreOptions>
	);
}
