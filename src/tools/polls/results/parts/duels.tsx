import { TableFrame } from '#ui/parts/table-frame.tsx';
import { useView } from '#ui/view.ts';
import type { Counts } from '../../counting/methods.ts';
import { optionName } from '../../parts/option-name.tsx';
import type { Outcome } from '../outcome.ts';

/** A wider matrix is read by programs only: the JSON file holds it. */
const mostInMatrix = 26;

type DuelsProps = { outcome: Outcome; count: Counts['schulze'] };

/** Schulze's two tables: who is preferred to whom by how many, and the strongest path between any two. */
export function Duels({ outcome: { poll, options }, count: { steps } }: DuelsProps) {
	const { t, language } = useView();
	if (steps.options.length > mostInMatrix)
		return <p class="chart-note">{t('polls:results.matrix-too-wide', { count: steps.options.length })}</p>;
	const byId = new Map(options.map((option) => [option.id, optionName(option, poll.zone, language)] as const));
	const names = steps.options.map((id) => byId.get(id) ?? '');
	return (
		<section class="stack">
			<Matrix
				title={t('polls:results.duels')}
				about={t('polls:results.duels-about')}
				names={names}
				table={steps.duels}
			/>
			<Matrix
				title={t('polls:results.paths')}
				about={t('polls:results.paths-about')}
				names={names}
				table={steps.paths}
			/>
		</section>
	);
}

type MatrixProps = { title: string; about: string; names: string[]; table: number[][] };

function Matrix({ title, about, names, table }: MatrixProps) {
	const { t } = useView();
	return (
		<div class="stack near">
			<h3>{title}</h3>
			<p class="quiet-text">{about}</p>
			<TableFrame label={title}>
				<table class="table matrix">
					<thead>
						<tr>
							<th scope="col">{t('polls:results.option')}</th>
							{names.map((name) => (
								<th key={name} scope="col">
									{name}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{table.map((row, at) => (
							<tr key={names[at]}>
								<th scope="row">{names[at]}</th>
								{row.map((voters, other) =>
									MatrixCell(voters, table[other]![at]!, at === other, t('polls:results.wins'))
								)}
							</tr>
						))}
					</tbody>
				</table>
			</TableFrame>
		</div>
	);
}

/** The stronger side of each pair is marked by a sign and a word, not by colour alone. */
function MatrixCell(voters: number, against: number, self: boolean, wins: string) {
	if (self) return <td class="middle self">–</td>;
	if (voters <= against) return <td class="middle">{voters}</td>;
	return (
		<td class="middle won">
			<strong>{voters}</strong>
			<span class="unseen"> {wins}</span>
		</td>
	);
}
