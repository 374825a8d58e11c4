import type { ComponentChildren } from 'preact';
import { Fault, FieldFrame, type FieldProps, Hint, Optional, useField } from './field.tsx';

export type Choice = { value: string; label: string; hint?: ComponentChildren; disabled?: boolean };

type ChoicesProps = FieldProps & { choices: Choice[]; value?: string; onChange?: (value: string) => void };

/** One of many, in the browser's own list. */
export function SelectField({ label, hint, labelUnseen, choices, value, onChange, ...rest }: ChoicesProps) {
	const state = useField({ ...rest, hint });
	const chosen = state.typed?.[rest.name] ?? value;
	return (
		<FieldFrame state={state} label={label} hint={hint} required={rest.required} labelUnseen={labelUnseen}>
			<select
				{...state.control}
				class="input"
				value={chosen}
				onChange={onChange && ((event) => onChange(event.currentTarget.value))}
			>
				{choices.map((choice) => (
					<option key={choice.value} value={choice.value} disabled={choice.disabled} selected={choice.value === chosen}>
						{choice.label}
					</option>
				))}
			</select>
		</FieldFrame>
	);
}

/** One of few, all in sight. The first choice carries the field's id, so that a fault can lead there. */
export function ChoiceField({ label, hint, labelUnseen, choices, value, onChange, ...rest }: ChoicesProps) {
	const state = useField({ ...rest, hint });
	const chosen = state.typed?.[rest.name] ?? value;
	const { id, 'aria-describedby': described, 'aria-invalid': invalid, ...control } = state.control;
	return (
		<fieldset class={state.fault ? 'field faulty' : 'field'} aria-describedby={described}>
			<legend class={labelUnseen ? 'unseen' : undefined}>
				{label}
				{rest.required === false && <Optional />}
			</legend>
			<Hint id={id} hint={hint} />
			<div class="choices">
				{choices.map((choice, place) => (
					<TickLine key={choice.value} id={place === 0 ? id : `${id}-${place}`} {...choice}>
						<input
							{...control}
							id={place === 0 ? id : `${id}-${place}`}
							type="radio"
							value={choice.value}
							checked={choice.value === chosen}
							disabled={choice.disabled ?? control.disabled}
							aria-invalid={invalid}
							aria-describedby={choice.hint ? `${id}-${place}-about` : undefined}
							onChange={onChange && (() => onChange(choice.value))}
						/>
						{choice.hint && <TickHint id={`${id}-${place}-about`}>{choice.hint}</TickHint>}
					</TickLine>
				))}
			</div>
			<Fault id={id} words={state.fault} />
		</fieldset>
	);
}

export type CheckFieldProps = FieldProps & {
	checked?: boolean;
	value?: string;
	onChange?: (checked: boolean) => void;
};

/** Yes or no. In a refused form, a box that was not sent was not ticked. */
export function CheckField({ label, hint, checked, value = 'on', onChange, ...rest }: CheckFieldProps) {
	const { name, required, disabled } = rest;
	const state = useField({ name, hint, required, disabled });
	return (
		<div class={state.fault ? 'field faulty' : 'field'}>
			<TickLine id={state.id} label={label}>
				<input
					{...state.control}
					type="checkbox"
					value={value}
					checked={state.typed ? name in state.typed : checked}
					onChange={onChange && ((event) => onChange(event.currentTarget.checked))}
				/>
				{hint && <TickHint id={`${state.id}-hint`}>{hint}</TickHint>}
			</TickLine>
			<Fault id={state.id} words={state.fault} />
		</div>
	);
}

function TickLine({ id, label, children }: { id: string; label: string; children: ComponentChildren }) {
	return (
		<div class="tick">
			{children}
			<label for={id}>{label}</label>
		</div>
	);
}

function TickHint({ id, children }: { id: string; children: ComponentChildren }) {
	return (
		<p class="tick-hint" id={id}>
			{children}
		</p>
	);
}
