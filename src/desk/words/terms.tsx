import type { Asked, List, Term } from '#guard/words/store.ts';
import { Badge } from '#ui/parts/badge.tsx';
import { Button } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/choice-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Pager } from '#ui/parts/pager.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { Precision } from './precision.tsx';

export const pathOf = (list: number): string => `/desk/words/${list}`;

type Props = { list: List; asked: Asked; terms: Term[]; more: boolean };

function addressOf({ list, part, only }: Asked, after: number): string {
	const query = new URLSearchParams({ ...(part && { part }), ...(only !== 'all' && { only }), after: String(after) });
	return `${pathOf(list)}?${query}#terms`;
}

/** A page of terms, each with how it did; what is ticked is switched or taken away together. */
export function Terms({ list, asked, terms, more }: Props) {
	const { t } = useView();
	return (
		<section class="stack near" aria-labelledby="terms">
			<h2 id="terms">{t('desk:words.count', { count: list.terms })}</h2>
			<Filter asked={asked} />
			{terms.length === 0 ? (
				<p>{t('desk:words.none')}</p>
			) : (
				<Form action={pathOf(list.id)} label={t('desk:words.terms')}>
					<ul class="desk-terms">
						{terms.map((term) => (
							<Line key={term.id} term={term} list={list} />
						))}
					</ul>
					<div class="form-actions">
						<Button verb="terms-off" kind="quiet" icon="eye-off">
							{t('desk:words.switch-off')}
						</Button>
						<Button verb="terms-on" kind="quiet" icon="eye">
							{t('desk:words.switch-on')}
						</Button>
						<Button verb="drop-terms" kind="danger" icon="trash" confirm={t('desk:words.drop-terms-ask')}>
							{t('desk:words.drop-terms')}
						</Button>
					</div>
				</Form>
			)}
			{(more || asked.after > 0) && (
				<Pager
					previous={asked.after > 0 ? addressOf(asked, 0) : undefined}
					next={more ? addressOf(asked, terms.at(-1)!.id) : undefined}
				/>
			)}
		</section>
	);
}

function Filter({ asked }: { asked: Asked }) {
	const { t } = useView();
	return (
		<form class="form" method="get" action={`${pathOf(asked.list)}#terms`} role="search">
			<div class="field-row">
				<TextField type="search" name="part" label={t('desk:words.part')} value={asked.part} maxLength={100} />
				<SelectField
					name="only"
					label={t('desk:words.only')}
					value={asked.only}
					choices={(['all', 'used', 'suspended'] as const).map((value) => ({
						value,
						label: t(`desk:words.onlys.${value}`)
					}))}
				/>
				<Button kind="quiet" icon="search">
					{t('desk:words.find')}
				</Button>
			</div>
		</form>
	);
}

function Line({ term, list }: { term: Term; list: List }) {
	const { t } = useView();
	const id = `term-${term.id}`;
	return (
		<li>
			<div class="tick">
				<input type="checkbox" id={id} name="ids" value={term.id} />
				<label for={id} class={term.suspendedAt ? 'desk-term off' : 'desk-term'}>
					{term.kind === 'pattern' ? `/${term.text}/` : term.text}
				</label>
				<p class="tick-hint">
					{t(`desk:words.term-kinds.${term.kind}`)} · {t('desk:words.adds', { count: term.points ?? list.points })} ·{' '}
					<Precision abuse={term.abuse} fine={term.fine} />
				</p>
			</div>
			{term.suspendedWhy && (
				<Badge kind={term.suspendedWhy === 'precision' ? 'warning' : 'plain'}>
					{t(`desk:words.suspended.${term.suspendedWhy}`)}
				</Badge>
			)}
		</li>
	);
}
