/** All yes at once, everything taken back, and how much is left to give. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { island } from '#ui/island.tsx';
import { useView } from '#ui/view.ts';
import type { Method } from '../../poll.ts';

export type AnswerAllProps = {
	method: Method;
	/** Most yes one may say. */
	maxYes: number | null;
	/** Dots to spread; null where that is not asked. */
	dots: number | null;
	/** How many options there are. */
	many: number;
};

/** From here on, answering all at once saves anything. */
const worthHelp = 4;

const usualDots = 5;

const isAnswer = (field: Element): field is HTMLInputElement =>
	field instanceof HTMLInputElement && field.name.startsWith('choices.') && field.type !== 'hidden';

const answersIn = (form: HTMLFormElement): HTMLInputElement[] => [...form.elements].filter(isAnswer);

function answerAll(form: HTMLFormElement, value: string | null): void {
	for (const field of answersIn(form)) {
		if (field.disabled) continue;
		if (field.type === 'number') field.value = '';
		else field.checked = field.value === value;
	}
	form.dispatchEvent(new Event('change', { bubbles: true }));
}

function spent(form: HTMLFormElement, byDots: boolean): number {
	const fields = answersIn(form);
	if (byDots) return fields.reduce((sum, { value }) => sum + (Number(value) || 0), 0);
	return fields.filter(({ checked, value }) => checked && value === 'yes').length;
}

function AnswerAll({ method, maxYes, dots, many }: AnswerAllProps) {
	const { t } = useView();
	const place = useRef<HTMLDivElement>(null);
	const [awake, setAwake] = useState(false);
	const [used, setUsed] = useState(0);
	const byDots = method === 'dots';
	const most = byDots ? (dots ?? usualDots) : maxYes;
	const form = () => place.current?.closest('form') ?? null;
	useEffect(() => {
		const here = form();
		if (!here) return undefined;
		const count = () => setUsed(spent(here, byDots));
		setAwake(true);
		if (most === null) return undefined;
		count();
		here.addEventListener('input', count);
		here.addEventListener('change', count);
		return () => {
			here.removeEventListener('input', count);
			here.removeEventListener('change', count);
		};
	}, [byDots, most]);
	const all = (value: string | null) => () => {
		const here = form();
		if (here) answerAll(here, value);
	};
	const yesAtOnce = (method === 'yes-maybe' || method === 'approval') && (maxYes === null || maxYes >= many);
	const helps = awake && many >= worthHelp && method !== 'run-off' && method !== 'schulze';
	const left = most === null ? 0 : most - used;
	return (
		<div ref={place} class="ballot-tools">
			{helps && (
				<div class="row">
					{yesAtOnce && (
						<button type="button" class="button quiet" onClick={all('yes')}>
							{t('polls:voting.all-yes')}
						</button>
					)}
					{method === 'yes-maybe' && (
						<button type="button" class="button quiet" onClick={all('no')}>
							{t('polls:voting.all-no')}
						</button>
					)}
					<button type="button" class="button quiet" onClick={all(null)}>
						{t('polls:voting.all-none')}
					</button>
				</div>
			)}
			{awake && most !== null && (
				<p role="status" class={left < 0 ? 'left-over over' : 'left-over'}>
					{left < 0
						? t(`polls:voting.${byDots ? 'dots' : 'yes'}-over`, { count: -left })
						: t(`polls:voting.${byDots ? 'dots' : 'yes'}-left`, { count: left })}
				</p>
			)}
		</div>
	);
}

export default island('polls/voting/answer-all', AnswerAll, [
	'polls:voting.all-yes',
	'polls:voting.all-no',
	'polls:voting.all-none',
	...['yes', 'dots'].flatMap((what) =>
		['left', 'over'].flatMap((how) => [`polls:voting.${what}-${how}_one`, `polls:voting.${what}-${how}_other`])
	)
]);
