import { FieldFrame, type FieldProps, useField } from './field.tsx';

export type TextFieldProps = FieldProps & {
	type?: 'text' | 'email' | 'url' | 'password' | 'search' | 'tel';
	value?: string;
	placeholder?: string;
	autocomplete?: string;
	minLength?: number;
	maxLength?: number;
	pattern?: string;
	inputMode?: 'text' | 'email' | 'url' | 'numeric' | 'decimal' | 'search' | 'tel';
	autofocus?: boolean;
	spellcheck?: boolean;
	dir?: 'auto' | 'ltr' | 'rtl';
	onInput?: (value: string) => void;
};

/** One line of text. A password is never written back into the page. */
export function TextField({ label, hint, labelUnseen, type = 'text', value, onInput, ...rest }: TextFieldProps) {
	const { name, required, disabled, ...native } = rest;
	const state = useField({ name, hint, required, disabled });
	const kept = type === 'password' ? undefined : (state.typed?.[name] ?? value);
	return (
		<FieldFrame state={state} label={label} hint={hint} required={required} labelUnseen={labelUnseen}>
			<input
				{...state.control}
				{...native}
				class="input"
				type={type as 'text'}
				value={kept}
				onInput={onInput && ((event) => onInput(event.currentTarget.value))}
			/>
		</FieldFrame>
	);
}

export type TextAreaProps = FieldProps & {
	value?: string;
	rows?: number;
	readonly?: boolean;
	maxLength?: number;
	placeholder?: string;
	onInput?: (value: string) => void;
};

/** Several lines of text. */
export function TextArea({ label, hint, labelUnseen, value, rows = 4, onInput, ...rest }: TextAreaProps) {
	const { name, required, disabled, ...native } = rest;
	const state = useField({ name, hint, required, disabled });
	return (
		<FieldFrame state={state} label={label} hint={hint} required={required} labelUnseen={labelUnseen}>
			<textarea
				{...state.control}
				{...native}
				class="input"
				rows={rows}
				value={state.typed?.[name] ?? value}
				onInput={onInput && ((event) => onInput(event.currentTarget.value))}
			/>
		</FieldFrame>
	);
}
