import { Badge } from '#ui/parts/badge.tsx';
import { Fault, useField } from '#ui/parts/field.tsx';
import { useTyped } from '#ui/parts/form.tsx';
import { useView } from '#ui/view.ts';
import type { Option, Poll } from '../../poll.ts';
import { optionWords } from '../words.ts';

export type Ranked = { place: number; option: Option; best: boolean; words: string };

type RankingProps = { poll: Poll; ranked: Ranked[]; voters: number };

/** So many are in sight; a poll of thousands of dates shows the others on demand. */
const mostShown = 12;

/** The options best first, to tick one or more. */
export function Ranking({ poll, ranked, voters }: RankingProps) {
	const { t } = useView();
	const { id, fault } = useField({ name: 'options' });
	const { typed } = useTyped();
	const chosen = new Set(poll.decision?.options ?? onlyWinner(ranked));
	const isTicked = (option: string) => (typed ? typed[`options[${option}]`] !== undefined : chosen.has(option));
	const first = ranked.filter(({ option }, place) => place < mostShown || isTicked(option.id));
	const rest = ranked.filter((one) => !first.includes(one));
	return (
		<fieldset class={fault ? 'field faulty ranking' : 'field ranking'}>
			<legend>{t(voters === 0 ? 'polls:deciding.decide.options-unvoted' : 'polls:deciding.decide.options')}</legend>
			<Fault id={id} words={fault} />
			<RankedList id={id} poll={poll} ranked={first} isTicked={isTicked} />
			{rest.length > 0 && (
				<details class="ranking-more">
					<summary>{t('polls:deciding.decide.others', { count: rest.length })}</summary>
					<RankedList poll={poll} ranked={rest} isTicked={isTicked} />
				</details>
			)}
		</fieldset>
	);
}

/** Where the method names one winner, deciding is one tap. */
function onlyWinner(ranked: Ranked[]): string[] {
	const winners = ranked.filter(({ best }) => best);
	return winners.length === 1 ? winners.map(({ option }) => option.id) : [];
}

type RankedListProps = { id?: string; poll: Poll; ranked: Ranked[]; isTicked(option: string): boolean };

function RankedList({ id, poll, ranked, isTicked }: RankedListProps) {
	const { t, language } = useView();
	return (
		<ul class="ranked">
			{ranked.map(({ option, best, words }, place) => (
				<li key={option.id}>
					<label class="ranked-option">
						<input
							id={place === 0 ? id : undefined}
							type="checkbox"
							name={`options[${option.id}]`}
							value={option.id}
							checked={isTicked(option.id)}
						/>
						<span class="ranked-name">{optionWords(option, poll.zone, language)}</span>
						<span class="ranked-words">
							{words}
							{best && <Badge kind="success">{t('polls:deciding.decide.best')}</Badge>}
						</span>
					</label>
				</li>
			))}
		</ul>
	);
}
