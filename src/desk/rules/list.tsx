import { type RuleLine, rulesHere, versionOf } from '#guard/rules/store.ts';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Badge, type BadgeKind } from '#ui/parts/badge.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Empty } from '#ui/parts/empty.tsx';
import { useView } from '#ui/view.ts';

type Line = RuleLine & { text: string };

const lineOf = async (rule: RuleLine): Promise<Line> => ({
	...rule,
	text: (await versionOf(rule.id, rule.version ?? rule.newest))?.text ?? ''
});

export const modeKinds: Record<RuleLine['mode'], BadgeKind> = { off: 'plain', shadow: 'info', on: 'success' };

export const ruleList = page('/desk/rules', {
	needs: 'moderator',
	load: async () => ({ rules: await Promise.all((await rulesHere()).map(lineOf)) }),
	title: ({ t }) => t('desk:rooms.rules.title'),
	view: ({ rules, t }) => (
		<Sheet
			title={t('desk:rooms.rules.title')}
			kicker={{ icon: 'settings', text: t('ui:desk'), href: '/desk' }}
			lead={<p>{t('desk:rules.lead')}</p>}
			actions={
				<>
					<LinkButton href="/desk/rules/new" icon="plus">
						{t('desk:rules.write')}
					</LinkButton>
					<LinkButton kind="quiet" href="/desk/sweeps" end="onward">
						{t('desk:rules.see-sweeps')}
					</LinkButton>
				</>
			}
		>
			{rules.length === 0 && <Empty title={t('desk:rules.empty')}>{t('desk:rules.empty-words')}</Empty>}
			<div class="stack near">
				{rules.map((rule) => (
					<RuleCard key={rule.id} rule={rule} />
				))}
			</div>
		</Sheet>
	)
});

function RuleCard({ rule: { id, name, mode, version, hits, text } }: { rule: Line }) {
	const { t } = useView();
	return (
		<Card
			title={name}
			href={`/desk/rules/${id}`}
			aside={<Badge kind={modeKinds[mode]}>{t(`desk:rules.modes.${mode}`)}</Badge>}
		>
			<pre class="desk-rule-text">{text.length > 240 ? `${text.slice(0, 240)}…` : text}</pre>
			<p class="small-text">
				{version === null ? t('desk:rules.never') : t('desk:rules.line', { version, count: hits })}
			</p>
		</Card>
	);
}
