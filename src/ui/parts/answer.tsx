import type { ComponentChildren } from 'preact';
import { useView } from '../view.ts';
import { Fault, useField } from './field.tsx';
import { Icon, type IconName } from './icon.tsx';

export type Answer = 'yes' | 'maybe' | 'no' | 'none';

const signs: Record<Answer, IconName> = { yes: 'check', maybe: 'maybe', no: 'cross', none: 'dash' };

/** An answer told by shape, word and colour; in narrow cells the word is only read aloud. */
export function AnswerMark({ answer, wordUnseen = false }: { answer: Answer; wordUnseen?: boolean }) {
	const { t } = useView();
	return (
		<span class={`answer ${answer}`}>
			<Icon name={signs[answer]} />
			<span class={wordUnseen ? 'unseen' : undefined}>{t(`ui:answers.${answer}`)}</span>
		</span>
	);
}

export type AnswerFieldProps = {
	name: string;
	/** What is asked, such as a day; it becomes the legend. */
	label: ComponentChildren;
	/** More about it, such as who said yes already. */
	hint?: ComponentChildren;
	answers?: Answer[];
	value?: Answer;
	required?: boolean;
	disabled?: boolean;
	onChange?: (answer: Answer) => void;
};

/** Yes, if need be or no, as large as a thumb. */
export function AnswerField({ answers = ['yes', 'maybe', 'no'], ...props }: AnswerFieldProps) {
	const { name, label, hint, value, required, disabled, onChange } = props;
	const state = useField({ name, hint, required, disabled });
	const chosen = state.typed?.[name] ?? value;
	return (
		<fieldset
			class={state.fault ? 'answer-field faulty' : 'answer-field'}
			aria-describedby={state.control['aria-describedby']}
		>
			<legend class="unseen">{label}</legend>
			<div class="answer-asked">
				<div aria-hidden="true">{label}</div>
				{hint && (
					<div class="field-hint" id={`${state.id}-hint`}>
						{hint}
					</div>
				)}
				<Fault id={state.id} words={state.fault} />
			</div>
			<div class="answer-ways">
				{answers.map((answer, place) => (
					<label key={answer} class={`answer-way ${answer}`}>
						<input
							type="radio"
							name={name}
							id={place === 0 ? state.id : undefined}
							value={answer}
							checked={answer === chosen}
							required={required}
							disabled={disabled}
							onChange={onChange && (() => onChange(answer))}
						/>
						<AnswerMark answer={answer} />
					</label>
				))}
			</div>
		</fieldset>
	);
}
