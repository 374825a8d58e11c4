import { FieldFrame, type FieldProps, useField } from './field.tsx';

type Bounds = { value?: string; min?: string; max?: string; step?: string | number };
type ValueProps = FieldProps & Bounds & { onChange?: (value: string) => void };
type ValueType = 'number' | 'date' | 'time' | 'datetime-local';

function ValueField({ type, label, hint, labelUnseen, value, onChange, ...rest }: ValueProps & { type: ValueType }) {
	const { name, required, disabled, ...bounds } = rest;
	const state = useField({ name, hint, required, disabled });
	return (
		<FieldFrame state={state} label={label} hint={hint} required={required} labelUnseen={labelUnseen}>
			<input
				{...state.control}
				{...bounds}
				class="input short"
				type={type}
				value={state.typed?.[name] ?? value}
				onChange={onChange && ((event) => onChange(event.currentTarget.value))}
			/>
		</FieldFrame>
	);
}

const written = (number: number | undefined) => number?.toString();

export type NumberFieldProps = FieldProps & {
	value?: number;
	min?: number;
	max?: number;
	step?: number | 'any';
	onChange?: (value: string) => void;
};

export function NumberField({ value, min, max, ...rest }: NumberFieldProps) {
	return <ValueField {...rest} type="number" value={written(value)} min={written(min)} max={written(max)} />;
}

/** A day, as `YYYY-MM-DD`. */
export const DateField = (props: ValueProps) => <ValueField {...props} type="date" />;

/** A time of day, as `HH:MM`. */
export const TimeField = (props: ValueProps) => <ValueField {...props} type="time" />;

/** A day and a time of day without a zone, as `YYYY-MM-DDTHH:MM`. */
export const MomentField = (props: ValueProps) => <ValueField {...props} type="datetime-local" />;
