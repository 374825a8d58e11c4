import type { Version } from '#guard/rules/standing.ts';
import * as store from '#guard/rules/store.ts';
import { type Sweep, trialsOf } from '#guard/sweeps/store.ts';
import { notFound } from '#kernel/access/pass.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { localeOf } from '#ui/locale.ts';
import { Badge } from '#ui/parts/badge.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { TableFrame } from '#ui/parts/table-frame.tsx';
import { useView } from '#ui/view.ts';
import { changeRule, switchRule, tryRule, writeRule } from './actions.ts';
import { modeKinds } from './list.tsx';
import { RuleForm } from './write.tsx';

const pathOf = (rule: number | string): string => `/desk/rules/${rule}`;

export const newRulePage = page('/desk/rules/new', {
	needs: 'moderator',
	load: () => ({}),
	posts: {
		check: { redraw: (typed) => typed },
		keep: { action: writeRule, then: (rule: number) => `${pathOf(rule)}?kept` }
	},
	title: ({ t }) => t('desk:rules.new.title'),
	view: ({ t }) => (
		<Sheet
			title={t('desk:rules.new.title')}
			kicker={{ icon: 'settings', text: t('desk:rooms.rules.title') }}
			lead={<p>{t('desk:rules.new.lead')}</p>}
			actions={<AllRules />}
		>
			<RuleForm />
		</Sheet>
	)
});

function AllRules() {
	const { t } = useView();
	return (
		<LinkButton kind="quiet" icon="back" href="/desk/rules">
			{t('desk:rules.all')}
		</LinkButton>
	);
}

async function load({ params, query }: Ask) {
	const id = Number(params.rule);
	const rule = id > 0 && id < 2 ** 31 && Number.isInteger(id) ? await store.ruleById(id) : null;
	if (!rule) throw notFound();
	const [versions, days, trials, modes] = await Promise.all([
		store.versionsOf(id),
		store.hitsByDay(id, 14),
		trialsOf(id, 12),
		store.modesOf(id)
	]);
	return {
		rule,
		versions,
		days,
		trials,
		modes,
		said: query.has('kept') ? 'kept' : query.has('moded') ? 'moded' : null
	};
}

type Loaded = Awaited<ReturnType<typeof load>>;

export const rulePage = page('/desk/rules/:rule', {
	needs: 'moderator',
	load,
	posts: {
		check: { redraw: (typed) => typed },
		keep: { action: changeRule, then: (_version: number, { params }) => `${pathOf(params.rule!)}?kept` },
		switch: { action: switchRule, then: (_done: unknown, { params }) => `${pathOf(params.rule!)}?moded` },
		try: { action: tryRule, then: (sweep: string) => `/desk/sweeps/${sweep}` }
	},
	title: ({ rule }) => rule.name,
	view: (seen) => <RuleSheet {...seen} />
});

function RuleSheet({ rule, versions, days, trials, modes, said }: Loaded) {
	const { t } = useView();
	return (
		<Sheet
			title={rule.name}
			kicker={{ icon: 'settings', text: t('desk:rooms.rules.title') }}
			aside={<Badge kind={modeKinds[rule.mode]}>{t(`desk:rules.modes.${rule.mode}`)}</Badge>}
			actions={<AllRules />}
		>
			{said && (
				<Banner kind="success" live>
					{t(`desk:rules.${said}`)}
				</Banner>
			)}
			<section class="stack near" aria-labelledby="versions">
				<h2 id="versions">{t('desk:rules.versions')}</h2>
				{versions.map((version) => (
					<VersionCard key={version.version} version={version} rule={rule} versions={versions} />
				))}
			</section>
			<Trials trials={trials} />
			<Days days={days} />
			<section class="stack near" aria-labelledby="change">
				<h2 id="change">{t('desk:rules.change')}</h2>
				<RuleForm rule={{ id: rule.id, newest: versions[0]! }} />
			</section>
			<Modes modes={modes} />
		</Sheet>
	);
}

type VersionProps = { version: Version; versions: Version[]; rule: Loaded['rule'] };

function VersionCard({ version, versions, rule }: VersionProps) {
	const { t } = useView();
	const inForce = rule.version === version.version && rule.mode !== 'off';
	return (
		<article class="desk-version">
			<div class="row apart">
				<h3>{t('desk:rules.version', { version: version.version })}</h3>
				{inForce && <Badge kind={modeKinds[rule.mode]}>{t(`desk:rules.modes.${rule.mode}`)}</Badge>}
			</div>
			<pre class="desk-rule-text">{version.text}</pre>
			<p class="small-text">
				{t('desk:rules.weight', {
					count: version.points,
					floor: t(`desk:rules.floors.${version.floor ?? 'none'}`)
				})}{' '}
				· <Moment at={version.at} />
				{version.name && ` · ${t('desk:rules.by', { name: version.name })}`}
			</p>
			<div class="row">
				<Switches version={version} mode={inForce ? rule.mode : 'off'} />
				<Try version={version} against={null} />
				<TryAgainst version={version} versions={versions} inForce={rule.version} />
			</div>
		</article>
	);
}

function Switches({ version, mode }: { version: Version; mode: Loaded['rule']['mode'] }) {
	const { t } = useView();
	const others = (['shadow', 'on', 'off'] as const).filter((one) => one !== mode);
	return others.map((one) => (
		<Form key={one} class="row" verb="switch">
			<Named version={version} />
			<input type="hidden" name="mode" value={one} />
			<Button
				kind={one === 'shadow' && mode === 'off' ? 'main' : 'quiet'}
				confirm={one === 'on' ? t('desk:rules.to-on-ask') : undefined}
			>
				{t(`desk:rules.to-${one}`)}
				<span class="unseen"> {t('desk:rules.version', { version: version.version })}</span>
			</Button>
		</Form>
	));
}

const Named = ({ version: { rule, version } }: { version: Version }) => (
	<>
		<input type="hidden" name="rule" value={rule} />
		<input type="hidden" name="version" value={version} />
	</>
);

function Try({ version, against }: { version: Version; against: Version | null }) {
	const { t } = useView();
	return (
		<Form class="row" verb="try">
			<Named version={version} />
			{against && <input type="hidden" name="againstVersion" value={against.version} />}
			<Button kind="quiet" icon="search">
				{against ? t('desk:rules.try-against', { version: against.version }) : t('desk:rules.try')}
				<span class="unseen"> {t('desk:rules.version', { version: version.version })}</span>
			</Button>
		</Form>
	);
}

/** With the one in force, or else with the one before. */
function TryAgainst({ version, versions, inForce }: Omit<VersionProps, 'rule'> & { inForce: number | null }) {
	const other =
		versions.find((one) => one.version === inForce && one !== version) ??
		versions.find((one) => one.version < version.version);
	return other ? <Try version={version} against={other} /> : null;
}

function Trials({ trials }: { trials: Sweep[] }) {
	const { t } = useView();
	if (trials.length === 0) return null;
	return (
		<section class="stack near" aria-labelledby="tries">
			<h2 id="tries">{t('desk:rules.tries')}</h2>
			<ul class="desk-lines">
				{trials.map(({ id, counts, version, at }) => (
					<li key={id}>
						<a href={`/desk/sweeps/${id}`}>
							{counts
								? t('desk:rules.tried', { version: version ?? 0, count: counts.things.new + counts.things.both })
								: t('desk:rules.trying', { version: version ?? 0 })}
						</a>
						<Moment at={at} />
					</li>
				))}
			</ul>
		</section>
	);
}

function Days({ days }: Pick<Loaded, 'days'>) {
	const { t, language } = useView();
	const format = new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'short', timeZone: 'UTC' });
	return (
		<section class="stack near" aria-labelledby="hits">
			<h2 id="hits">{t('desk:rules.hits')}</h2>
			{days.length === 0 ? (
				<p class="quiet-text">{t('desk:rules.no-hits')}</p>
			) : (
				<TableFrame label={t('desk:rules.hit-count')}>
					<table class="table">
						<thead>
							<tr>
								<th scope="col">{t('desk:rules.day')}</th>
								<th scope="col">{t('desk:rules.version', { version: '' })}</th>
								<th scope="col">{t('desk:rules.mode')}</th>
								<th scope="col" class="figure">
									{t('desk:rules.hit-count')}
								</th>
							</tr>
						</thead>
						<tbody>
							{days.map(({ day, version, mode, hits }) => (
								<tr key={`${day} ${version} ${mode}`}>
									<th scope="row">{format.format(new Date(day))}</th>
									<td>{version}</td>
									<td>{t(`desk:rules.modes.${mode}`)}</td>
									<td class="figure">{hits}</td>
								</tr>
							))}
						</tbody>
					</table>
				</TableFrame>
			)}
		</section>
	);
}

function Modes({ modes }: Pick<Loaded, 'modes'>) {
	const { t } = useView();
	if (modes.length === 0) return null;
	return (
		<section class="stack near" aria-labelledby="modes">
			<h2 id="modes">{t('desk:rules.history')}</h2>
			<ul class="desk-lines">
				{modes.map(({ version, mode, name, at }) => (
					<li key={at.getTime()}>
						<span>
							{t('desk:rules.version', { version })} · {t(`desk:rules.modes.${mode}`)}
							{name && ` · ${t('desk:rules.by', { name })}`}
						</span>
						<Moment at={at} />
					</li>
				))}
			</ul>
		</section>
	);
}
