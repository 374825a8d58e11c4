/** An order put together by dragging or by buttons; without JavaScript a list of ranks to choose from. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { island } from '#ui/island.tsx';
import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import type { OptionId } from '../../poll.ts';
import { moved, orderOf, type Ranked, ranksOf, tiedOrNot, without } from '../order.ts';

type Named = { id: OptionId; name: string };
export type RankingProps = { options: Named[]; ranks: Record<OptionId, number> };

/** What a refused form sent comes before what the ballot said. */
function useFirstRanks({ options, ranks }: RankingProps): Record<OptionId, number | undefined> {
	const { typed } = useView();
	if (typed.verb !== 'vote' && typed.verb !== 'change') return ranks;
	return Object.fromEntries(options.map(({ id }) => [id, Number(typed[`choices.${id}`]) || undefined]));
}

function Ranking(props: RankingProps) {
	const [awake, setAwake] = useState(false);
	const ranks = useFirstRanks(props);
	useEffect(() => setAwake(true), []);
	return awake ? (
		<Order {...props} ranks={ranks as RankingProps['ranks']} />
	) : (
		<Choosing {...props} ranks={ranks as RankingProps['ranks']} />
	);
}

function Choosing({ options, ranks }: RankingProps) {
	const { t } = useView();
	return (
		<div class="asked-group">
			<p class="field-hint">{t('polls:voting.rank-hint')}</p>
			{options.map(({ id, name }) => (
				<div key={id} class="question by-rank" id={`q${id}`}>
					<label class="question-about question-name" for={`rank-${id}`}>
						{name}
					</label>
					<select class="input short" id={`rank-${id}`} name={`choices.${id}`}>
						<option value="">{t('polls:voting.rank-none')}</option>
						{options.map((_, place) => (
							<option key={place} value={place + 1} selected={ranks[id] === place + 1}>
								{place + 1}
							</option>
						))}
					</select>
				</div>
			))}
		</div>
	);
}

function Order({ options, ranks }: RankingProps) {
	const { t } = useView();
	const [order, setOrder] = useState(() =>
		orderOf(
			options.map(({ id }) => id),
			ranks
		)
	);
	const [said, setSaid] = useState('');
	const list = useRef<HTMLOListElement>(null);
	const names = new Map(options.map(({ id, name }) => [id, name]));
	const places = ranksOf(order);
	const rest = options.filter(({ id }) => !places.has(id));
	const put = (next: Ranked[], id: OptionId) => {
		setOrder(next);
		const rank = ranksOf(next).get(id);
		const name = names.get(id) ?? '';
		setSaid(rank === undefined ? t('polls:voting.rank-gone', { name }) : t('polls:voting.rank-now', { name, rank }));
		list.current?.closest('form')?.dispatchEvent(new Event('change', { bubbles: true }));
	};
	const drag = useDragging(list, (id, to) => put(moved(order, id, to), id));
	return (
		<div class="ranking" data-typed={order.length > 0 ? '' : undefined}>
			<p class="field-hint">{t('polls:voting.rank-drag')}</p>
			<ol class="ranked" ref={list}>
				{order.map(({ id, tied }, place) => (
					<li key={id} class={drag.dragged === id ? 'ranked-one dragged' : 'ranked-one'} data-id={id}>
						<input type="hidden" name={`choices.${id}`} value={places.get(id)} />
						<span class="ranked-grip" onPointerDown={drag.begin(id)} aria-hidden="true">
							<Icon name="move" />
						</span>
						<span class="ranked-place">{places.get(id)}</span>
						<span class="ranked-name">{names.get(id)}</span>
						<span class="ranked-ways">
							<Way
								icon="up"
								label={t('polls:voting.rank-up', { name: names.get(id)! })}
								off={place === 0}
								onPress={() => put(moved(order, id, place - 1), id)}
							/>
							<Way
								icon="down"
								label={t('polls:voting.rank-down', { name: names.get(id)! })}
								off={place === order.length - 1}
								onPress={() => put(moved(order, id, place + 1), id)}
							/>
							{place > 0 && (
								<button
									type="button"
									class="button quiet ranked-tie"
									aria-pressed={tied}
									onClick={() => put(tiedOrNot(order, id), id)}
								>
									{t('polls:voting.rank-tie')}
								</button>
							)}
							<Way
								icon="cross"
								label={t('polls:voting.rank-out', { name: names.get(id)! })}
								onPress={() => put(without(order, id), id)}
							/>
						</span>
					</li>
				))}
			</ol>
			{rest.length > 0 && (
				<>
					<p>{t(order.length === 0 ? 'polls:voting.rank-first' : 'polls:voting.rank-next')}</p>
					<ul class="unranked">
						{rest.map(({ id, name }) => (
							<li key={id}>
								<button type="button" class="button quiet" onClick={() => put([...order, { id, tied: false }], id)}>
									<Icon name="plus" />
									{name}
								</button>
							</li>
						))}
					</ul>
				</>
			)}
			<p class="unseen" role="status">
				{said}
			</p>
		</div>
	);
}

type WayProps = { icon: 'up' | 'down' | 'cross'; label: string; off?: boolean; onPress: () => void };

/** Kept in reach when it leads nowhere, so that focus is not lost at the end of the list. */
function Way({ icon, label, off = false, onPress }: WayProps) {
	return (
		<button
			type="button"
			class="button quiet ranked-way"
			aria-label={label}
			aria-disabled={off}
			onClick={() => !off && onPress()}
		>
			<Icon name={icon} />
		</button>
	);
}

/** By pointer, so that fingers and mice alike can drag. */
function useDragging(list: { current: HTMLOListElement | null }, drop: (id: OptionId, to: number) => void) {
	const [dragged, setDragged] = useState<OptionId | null>(null);
	const placeAt = (height: number, id: OptionId): number => {
		const others = [...(list.current?.children ?? [])].filter((one) => (one as HTMLElement).dataset.id !== id);
		return others.filter((one) => {
			const { top, height: tall } = one.getBoundingClientRect();
			return top + tall / 2 < height;
		}).length;
	};
	const begin = (id: OptionId) => (event: PointerEvent) => {
		event.preventDefault();
		const grip = event.currentTarget as HTMLElement;
		grip.setPointerCapture(event.pointerId);
		setDragged(id);
		const end = (last: PointerEvent) => {
			grip.removeEventListener('pointerup', end);
			grip.removeEventListener('pointercancel', end);
			setDragged(null);
			if (last.type === 'pointerup') drop(id, placeAt(last.clientY, id));
		};
		grip.addEventListener('pointerup', end);
		grip.addEventListener('pointercancel', end);
	};
	return { dragged, begin };
}

export default island(
	'polls/voting/ranking',
	Ranking,
	['hint', 'none', 'drag', 'first', 'next', 'up', 'down', 'tie', 'out', 'now', 'gone'].map(
		(key) => `polls:voting.rank-${key}`
	)
);
