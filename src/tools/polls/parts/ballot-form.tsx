import type { ComponentChildren } from 'preact';
import { Button } from '#ui/parts/button.tsx';
import { Fault, useField } from '#ui/parts/field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { answers } from '../ballot.ts';
import type { Option, OptionId, Poll } from '../poll.ts';
import type { VisibleBallot } from '../sight.ts';
import { OptionName, optionName } from './option-name.tsx';

type BallotFormProps = {
	poll: Poll;
	options: Option[];
	/** Options without a free seat. */
	full: ReadonlySet<OptionId>;
	/** The ballot that is changed; a new one when left out. */
	ballot?: VisibleBallot;
	children?: ComponentChildren;
};

/** One question per option, then a name, then one button. */
export function BallotForm({ poll, options, full, ballot, children }: BallotFormProps) {
	const { t } = useView();
	return (
		<Form verb={ballot ? 'change' : 'vote'} id="vote" label={t('polls:vote.form')} class="form ballot-form">
			{ballot && <input type="hidden" name="ballot" value={ballot.id} />}
			{!poll.policy.anonymous && (
				<TextField
					name="name"
					label={t('polls:vote.name')}
					value={ballot?.name ?? ''}
					required
					maxLength={80}
					autocomplete="name"
				/>
			)}
			<div class="asked">
				{options.map((option) => (
					<Question
						key={option.id}
						poll={poll}
						option={option}
						full={full.has(option.id)}
						value={ballot?.choices[option.id]}
					/>
				))}
			</div>
			<ChoicesFault />
			{children}
			<Button>{t(ballot ? 'polls:vote.change' : 'polls:vote.send')}</Button>
		</Form>
	);
}

/** What is wrong with the ballot as a whole, such as too many yes. */
function ChoicesFault() {
	const { id, fault } = useField({ name: 'choices' });
	return <Fault id={id} words={fault} />;
}

type QuestionProps = { poll: Poll; option: Option; full: boolean; value?: string | number };

/** Lean on purpose: a poll may ask thousands of these. */
function Question({ poll, option, full, value }: QuestionProps) {
	const { t, language, typed } = useView();
	const name = `choices.${option.id}`;
	const chosen = typed[name] ?? value;
	const asked = poll.method === 'approval' ? (['yes', 'no'] as const) : answers;
	return (
		<fieldset class="question">
			<legend class="unseen">{optionName(option, poll.zone, language)}</legend>
			<div class="question-about" aria-hidden="true">
				<OptionName option={option} poll={poll} />
			</div>
			{full && <p class="field-hint">{t('polls:vote.full')}</p>}
			<div class="answer-ways">
				{asked.map((answer) => (
					<label key={answer} class={`answer-way ${answer}`}>
						<input type="radio" name={name} value={answer} checked={answer === chosen} />
						<span class={`answer-sign ${answer}`}>{t(`ui:answers.${answer}`)}</span>
					</label>
				))}
			</div>
		</fieldset>
	);
}
