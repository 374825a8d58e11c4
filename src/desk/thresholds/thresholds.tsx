import { type Thresholds, usualThresholds, verdicts } from '#guard/judge/verdict.ts';
import { chosenThresholds, type VerdictCount, weekOfVerdicts } from '#guard/store.ts';
import { settings } from '#kernel/settings/settings.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TableFrame } from '#ui/parts/table-frame.tsx';
import { NumberField } from '#ui/parts/value-field.tsx';
import { useView } from '#ui/view.ts';
import { chooseThresholds, forgetChoice, kind } from './actions.ts';
import { kindWords } from './kinds.ts';

const path = '/desk/thresholds';
const pathOf = (kind: string): string => (kind === '*' ? path : `${path}?kind=${encodeURIComponent(kind)}`);

const kindIn = (query: URLSearchParams): string => {
	const read = kind.safeParse(query.get('kind') ?? '*');
	return read.success ? read.data : '*';
};

async function load({ query }: Ask) {
	const kind = kindIn(query);
	const [chosen, week] = await Promise.all([chosenThresholds(), weekOfVerdicts()]);
	const inherited = { ...usualThresholds, ...(kind === '*' ? {} : chosen.get('*')) };
	return {
		kind,
		week,
		isChosen: chosen.has(kind),
		thresholds: { ...inherited, ...chosen.get(kind) } as Thresholds,
		mode: settings().GUARD,
		done: query.has('done')
	};
}

const then = ({ kind }: { kind: string }): string => `${pathOf(kind)}${kind === '*' ? '?' : '&'}done`;

export const thresholdsPage = page(path, {
	needs: 'admin',
	load,
	posts: { choose: { action: chooseThresholds, then }, forget: { action: forgetChoice, then } },
	title: ({ t }) => t('desk:rooms.thresholds.title'),
	view: ({ kind, week, isChosen, thresholds, mode, done, t }) => (
		<Sheet
			title={t('desk:rooms.thresholds.title')}
			kicker={{ icon: 'settings', text: t('ui:desk'), href: '/desk' }}
			lead={<p>{t('desk:thresholds.lead')}</p>}
		>
			{done && (
				<Banner kind="success" live>
					{t('desk:thresholds.done')}
				</Banner>
			)}
			{mode !== 'on' && <Banner kind="warning" title={t(`desk:thresholds.modes.${mode}`)} />}
			<Choose kind={kind} thresholds={thresholds} isChosen={isChosen} />
			<Week week={week} />
		</Sheet>
	)
});

type ChooseProps = { kind: string; thresholds: Thresholds; isChosen: boolean };

function Choose({ kind, thresholds, isChosen }: ChooseProps) {
	const { t, language } = useView();
	const named = kindWords(kind, language, t) ?? kind;
	const title = kind === '*' ? t('desk:thresholds.for-all') : t('desk:thresholds.for', { kind: named });
	return (
		<section class="stack near" aria-labelledby="choose">
			<h2 id="choose">{title}</h2>
			{kind !== '*' && (
				<LinkButton kind="quiet" icon="back" href={path}>
					{t('desk:thresholds.all')}
				</LinkButton>
			)}
			<Form action={pathOf(kind)} label={title}>
				<input type="hidden" name="kind" value={kind} />
				{verdicts.map(
					(verdict) =>
						verdict !== 'pass' && (
							<NumberField
								key={verdict}
								name={verdict}
								label={t(`guard:verdicts.${verdict}.name`)}
								hint={t(`guard:verdicts.${verdict}.means`)}
								value={thresholds[verdict] ?? undefined}
								min={0.5}
								max={1000}
								step={0.5}
								required={false}
							/>
						)
				)}
				<div class="form-actions">
					<Button verb="choose">{t('desk:thresholds.choose')}</Button>
					{isChosen && (
						<Button verb="forget" kind="quiet" icon="undo">
							{t('desk:thresholds.forget')}
						</Button>
					)}
				</div>
			</Form>
		</section>
	);
}

/** What happened in seven days, kind by kind: the place to see that a threshold is wrong. */
function Week({ week }: { week: VerdictCount[] }) {
	const { t, language } = useView();
	if (week.length === 0) return null;
	const kinds = [...new Set(week.map(({ kind }) => kind))];
	const count = (kind: string, verdict: string): number =>
		week.find((one) => one.kind === kind && one.verdict === verdict)?.count ?? 0;
	return (
		<section class="stack near">
			<h2>{t('desk:thresholds.week')}</h2>
			<TableFrame label={t('desk:thresholds.week')}>
				<table class="table">
					<thead>
						<tr>
							<th scope="col">{t('desk:thresholds.kind')}</th>
							{verdicts.map((verdict) => (
								<th key={verdict} scope="col">
									{t(`guard:verdicts.${verdict}.name`)}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{kinds.map((kind) => (
							<tr key={kind}>
								<th scope="row">
									<a href={pathOf(kind)} title={kind}>
										{kindWords(kind, language, t) ?? kind}
									</a>
								</th>
								{verdicts.map((verdict) => (
									<td key={verdict}>{count(kind, verdict)}</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</TableFrame>
		</section>
	);
}
