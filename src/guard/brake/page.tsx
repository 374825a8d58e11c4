/** What lost its power to act, and the way to give it back. */
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Badge } from '#ui/parts/badge.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Empty } from '#ui/parts/empty.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { brakeAgain, releaseBrake, setBrake } from './actions.ts';
import { usualLimits } from './brake.ts';
import { brakePath } from './report.ts';
import * as store from './store.ts';

const mostShown = 200;

export const brakePage = page(brakePath, {
	needs: 'admin',
	async load() {
		const braked = await store.listed(mostShown);
		const names = await store.namesOf(braked.map(({ subject }) => subject));
		return { braked, names, percent: (await store.chosenPercent()) ?? usualLimits.percent };
	},
	posts: { release: releaseBrake, again: brakeAgain, set: setBrake },
	title: ({ t }) => t('guard:brake.title'),
	view: ({ braked, names, percent, t }) => (
		<Sheet title={t('guard:brake.title')} lead={<p>{t('guard:brake.lead', { percent })}</p>}>
			{braked.length === 0 && <Empty title={t('guard:brake.none')}>{t('guard:brake.none-words')}</Empty>}
			<div class="stack near">
				{braked.map((one) => (
					<BrakedCard key={one.subject} braked={one} name={names.get(one.subject) ?? one.subject} />
				))}
			</div>
			<Limit percent={percent} />
			<p>
				<a href="/desk">{t('guard:brake.back')}</a>
			</p>
		</Sheet>
	)
});

type BrakedProps = { braked: store.Listed; name: string };

function BrakedCard({ braked, name }: BrakedProps) {
	const { t } = useView();
	const { subject, symbol, kind, hits, judged, at, releasedAt } = braked;
	return (
		<Card
			title={name}
			aside={
				<Badge kind={releasedAt ? 'success' : 'warning'}>
					{t(releasedAt ? 'guard:brake.released' : 'guard:brake.braked')}
				</Badge>
			}
			actions={<Ways braked={braked} name={name} />}
		>
			<p>
				{kind === '*' ? t('guard:brake.hit', { hits, judged }) : t('guard:brake.hit-of-kind', { hits, judged, kind })}{' '}
				<code>{name === subject ? symbol : `${symbol} · ${subject}`}</code>
			</p>
			<p class="quiet-text small-text">
				<Moment at={at} />
				{releasedAt && (
					<>
						{' · '}
						{t('guard:brake.released-by', { name: braked.releasedBy ?? '–' })} <Moment at={releasedAt} />
					</>
				)}
			</p>
		</Card>
	);
}

function Ways({ braked: { subject, releasedAt }, name }: BrakedProps) {
	const { t } = useView();
	const verb = releasedAt ? 'again' : 'release';
	return (
		<Form verb={verb} label={`${t(`guard:brake.${verb}`)} ${name}`}>
			<input type="hidden" name="subject" value={subject} />
			<Button kind="quiet" confirm={releasedAt ? undefined : t('guard:brake.release-ask', { subject: name })}>
				{t(`guard:brake.${verb}`)}
			</Button>
		</Form>
	);
}

function Limit({ percent }: { percent: number }) {
	const { t } = useView();
	return (
		<section class="stack near" aria-labelledby="limit">
			<h2 id="limit">{t('guard:brake.limit')}</h2>
			<Form verb="set" label={t('guard:brake.limit')}>
				<TextField
					name="percent"
					inputMode="numeric"
					label={t('guard:brake.percent')}
					hint={t('guard:brake.percent-hint')}
					value={String(percent)}
					required
				/>
				<div class="form-actions">
					<Button>{t('guard:brake.set')}</Button>
				</div>
			</Form>
		</section>
	);
}
