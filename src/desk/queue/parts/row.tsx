/** One case of a lot: what was written, and why it waits, in short. */
import { defanged } from '#guard/decisions/defanged.ts';
import { Badge } from '#ui/parts/badge.tsx';
import { useTyped } from '#ui/parts/form.tsx';
import { useView } from '#ui/view.ts';
import { ageOf } from '../age.ts';
import { type Filter, queueAddress } from '../filter.ts';
import type { Row } from '../lot.ts';
import { Text } from './content.tsx';
import { reasonOf } from './why.tsx';

const mostReasons = 3;

type Props = { row: Row; isTicked: boolean; filter: Filter; now: Date };

export function LotRow({ row, isTicked, filter, now }: Props) {
	const { id, title, what, alike, texts, maker, kind, at, lookedAtBy, written } = row;
	const { t, language } = useView();
	const { typed } = useTyped();
	const box = `cases.${id}`;
	const name = title || t(what ?? 'guard:letters.untitled');
	return (
		<li class="desk-row">
			<label>
				<input type="checkbox" name={box} checked={typed ? box in typed : isTicked} data-row />
				<span class="desk-row-title">{name}</span>
				{alike > 1 && <Badge kind="warning">{t('desk:queue.alike-short', { count: alike })}</Badge>}
			</label>
			<p class="desk-line-about">
				{[
					t(`desk:queue.case.${kind}`),
					ageOf(at, now, language),
					maker,
					lookedAtBy && t('desk:queue.looked-at', { name: lookedAtBy })
				]
					.filter(Boolean)
					.join(' · ')}
			</p>
			<div class="desk-words" lang={written ?? undefined} dir="auto">
				{texts.map((text, place) => (
					<Text key={place} text={defanged(text)} />
				))}
			</div>
			<Reasons {...row} />
			<p>
				<a href={queueAddress(filter, id)}>
					{t('desk:queue.together.case')} <span class="unseen">– {name}</span>
				</a>
			</p>
		</li>
	);
}

/** What weighs most. */
function Reasons({ symbols }: Row) {
	const { t } = useView();
	const heaviest = symbols.filter(({ points }) => points > 0).sort((one, other) => other.points - one.points);
	const words = heaviest.map(({ symbol, gaps }) => reasonOf(symbol, gaps, t)).filter(Boolean);
	return words.length > 0 ? <p class="quiet-text small-text">{words.slice(0, mostReasons).join(' · ')}</p> : null;
}
