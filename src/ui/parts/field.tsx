import type { ComponentChildren } from 'preact';
import { useView } from '../view.ts';
import { faultWords } from './fault.ts';
import { useFieldId, useTyped } from './form.tsx';
import { Icon } from './icon.tsx';

/** What every field is given. */
export type FieldProps = {
	name: string;
	label: string;
	hint?: ComponentChildren;
	required?: boolean;
	/** Keeps the label for screen readers only, where the place says it already. */
	labelUnseen?: boolean;
	disabled?: boolean;
};

export type FieldState = {
	id: string;
	typed: Record<string, string> | null;
	fault: string | null;
	/** Spread on the control itself. */
	control: {
		id: string;
		name: string;
		required?: boolean;
		disabled?: boolean;
		'aria-describedby'?: string;
		'aria-invalid'?: 'true';
	};
};

/** Finds what was typed and what was wrong for a field, and ties its words together. */
export function useField({ name, hint, required, disabled }: Omit<FieldProps, 'label'>): FieldState {
	const { t } = useView();
	const { typed, faults } = useTyped();
	const found = faults.find(({ field }) => field === name);
	const fault = found ? faultWords(found, t) : null;
	const id = useFieldId()(name);
	const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
	const words = { 'aria-describedby': described || undefined, 'aria-invalid': fault ? ('true' as const) : undefined };
	return { id, typed, fault, control: { id, name, required, disabled, ...words } };
}

/** Label, hint, control, fault: the same order for every field. */
export function FieldFrame({
	state,
	label,
	hint,
	required,
	labelUnseen,
	children
}: Omit<FieldProps, 'name'> & { state: FieldState; children: ComponentChildren }) {
	return (
		<div class={state.fault ? 'field faulty' : 'field'}>
			<label for={state.id} class={labelUnseen ? 'unseen' : undefined}>
				{label}
				{required === false && <Optional />}
			</label>
			<Hint id={state.id} hint={hint} />
			{children}
			<Fault id={state.id} words={state.fault} />
		</div>
	);
}

/** Said of a field only where `required={false}` is written: most fields of a form are needed. */
export function Optional() {
	const { t } = useView();
	return <span class="field-optional"> {t('ui:optional')}</span>;
}

export function Hint({ id, hint }: { id: string; hint?: ComponentChildren }) {
	return hint ? (
		<p class="field-hint" id={`${id}-hint`}>
			{hint}
		</p>
	) : null;
}

export function Fault({ id, words }: { id: string; words: string | null }) {
	return words ? (
		<p class="field-fault" id={`${id}-fault`}>
			<Icon name="warning" />
			{words}
		</p>
	) : null;
}
