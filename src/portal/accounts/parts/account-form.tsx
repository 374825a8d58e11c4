import type { ComponentChildren } from 'preact';
import { Button } from '#ui/parts/button.tsx';
import { ErrorSummary } from '#ui/parts/error-summary.tsx';
import { Form } from '#ui/parts/form.tsx';
import { useFieldLabels } from './fields.tsx';

type Props = { verb: string; button: string; beside?: ComponentChildren; children: ComponentChildren };

/** One form, one main button, and first what was wrong with it. */
export function AccountForm({ verb, button, beside, children }: Props) {
	const labels = useFieldLabels();
	return (
		<Form verb={verb}>
			<ErrorSummary labels={labels} />
			{children}
			<div class="form-actions">
				<Button>{button}</Button>
				{beside}
			</div>
		</Form>
	);
}
