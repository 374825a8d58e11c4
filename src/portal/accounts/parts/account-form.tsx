import type { ComponentChildren } from 'preact';
import { Button } from '#ui/parts/button.tsx';
import { ErrorSummary } from '#ui/parts/error-summary.tsx';
import { Form } from '#ui/parts/form.tsx';
import { useFieldLabels } from './fields.tsx';

type Props = {
	verb: string;
	button: string;
	second?: boolean;
	beside?: ComponentChildren;
	children: ComponentChildren;
};

/**
 * One form, one button, and first what was wrong with it.
 * @param second another form of the page does what people come for.
 */
export function AccountForm({ verb, button, second, beside, children }: Props) {
	const labels = useFieldLabels();
	return (
		<Form verb={verb}>
			<ErrorSummary labels={labels} />
			{children}
			<div class="form-actions">
				<Button kind={second ? 'quiet' : 'main'}>{button}</Button>
				{beside}
			</div>
		</Form>
	);
}
