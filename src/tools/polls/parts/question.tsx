import type { ComponentChildren } from 'preact';
import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import { answers, type Choice } from '../ballot.ts';
import { grades } from '../counting/majority-judgment.ts';
import type { Option, Poll } from '../poll.ts';
import { ballotFaultWords } from './ballot-faults.tsx';

export const usualMaxScore = 5;
export const usualDots = 5;
/** Beyond this many steps a number is written instead of chosen. */
const mostRadios = 10;

export type QuestionProps = {
	poll: Poll;
	option: Option;
	/** The ids of what names the question, the day first. */
	namedBy: string;
	value?: Choice;
	/** No seat is left for this voter. */
	full: boolean;
	/** The option itself, in words and pictures. */
	children: ComponentChildren;
};

export const questionId = (option: string): string => `q${option}`;

/** One option and the ways to answer it. Lean on purpose: a poll may ask thousands. */
export function Question({ poll, option, namedBy, value, full, children }: QuestionProps) {
	const { t, typed, refused, faults } = useView();
	const name = `choices.${option.id}`;
	const fault = refused === null ? undefined : faults.find(({ field }) => field === name);
	const chosen = refused === null ? value : typed[name];
	return (
		<div
			class={fault ? `question by-${poll.method} faulty` : `question by-${poll.method}`}
			role="group"
			aria-labelledby={namedBy}
			id={questionId(option.id)}
		>
			<div class="question-about">
				{children}
				{full && <p class="question-full">{t(`polls:voting.full-${poll.policy.whenFull}`)}</p>}
				{fault && (
					<p class="field-fault">
						<Icon name="warning" />
						{ballotFaultWords(fault, t)}
					</p>
				)}
			</div>
			<Ways
				poll={poll}
				name={name}
				namedBy={namedBy}
				chosen={chosen}
				closed={full && poll.policy.whenFull === 'refuse'}
			/>
		</div>
	);
}

type WaysProps = { poll: Poll; name: string; namedBy: string; chosen: Choice | string | undefined; closed: boolean };

function Ways(props: WaysProps) {
	const { t } = useView();
	const { poll } = props;
	switch (poll.method) {
		case 'approval':
			return <Tick {...props} />;
		case 'score': {
			const most = poll.scale.maxScore ?? usualMaxScore;
			if (most > mostRadios) return <Figure {...props} most={most} />;
			return (
				<Steps {...props} steps={Array.from({ length: most + 1 }, (_, score) => [String(score), String(score)])} />
			);
		}
		case 'majority-judgment':
			return <Steps {...props} steps={grades.map((grade) => [grade, t(`polls:counting.grades.${grade}`)])} />;
		case 'dots':
			return <Figure {...props} most={poll.scale.dotsPerOption ?? poll.scale.dots ?? usualDots} />;
		default:
			return <Answers {...props} />;
	}
}

function Answers({ name, chosen, closed }: WaysProps) {
	const { t } = useView();
	return (
		<div class="answer-ways">
			{answers.map((answer) => (
				<label key={answer} class={`answer-way ${answer}`}>
					<input
						type="radio"
						name={name}
						value={answer}
						checked={answer === chosen}
						disabled={closed && answer === 'yes' && chosen !== 'yes'}
					/>
					<span>{t(`ui:answers.${answer}`)}</span>
				</label>
			))}
		</div>
	);
}

/** Not ticked is no, and is sent as such: who accepts nothing has voted too. */
function Tick({ name, namedBy, chosen, closed }: WaysProps) {
	const { t } = useView();
	const ticked = chosen === 'yes';
	return (
		<div class="answer-ways">
			<input type="hidden" name={name} value="no" />
			<label class="answer-way yes">
				<input
					type="checkbox"
					name={name}
					value="yes"
					checked={ticked}
					disabled={closed && !ticked}
					aria-describedby={namedBy}
				/>
				<span>{t('polls:voting.accept')}</span>
			</label>
		</div>
	);
}

function Steps({ name, chosen, steps }: WaysProps & { steps: string[][] }) {
	return (
		<div class="answer-ways steps">
			{steps.map(([value, words]) => (
				<label key={value} class="answer-way">
					<input type="radio" name={name} value={value} checked={value === String(chosen)} />
					<span>{words}</span>
				</label>
			))}
		</div>
	);
}

function Figure({ name, namedBy, chosen, most }: WaysProps & { most: number }) {
	return (
		<input
			class="input short question-figure"
			type="number"
			name={name}
			min={0}
			max={most}
			inputMode="numeric"
			value={chosen === undefined ? '' : String(chosen)}
			aria-labelledby={namedBy}
		/>
	);
}
