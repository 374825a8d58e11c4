import type { ComponentChildren } from 'preact';
import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { MoreOptions } from '#ui/parts/more-options.tsx';
import { useView } from '#ui/view.ts';

export type SectionProps = {
	/** Its anchor; the verbs of its forms are named by the others. */
	id: string;
	verbs?: string[];
	title: string;
	open?: boolean;
	/** The section that was just changed. */
	done?: string | null;
	children: ComponentChildren;
};

/** One subject of the settings: closed, unless it is what somebody just changed or has to look at again. */
export function Section({ id, verbs = [], title, open, done, children }: SectionProps) {
	const { typed } = useView();
	const refused = typed.verb !== undefined && [id, ...verbs].includes(typed.verb);
	return (
		<MoreOptions id={`item-${id}`} anchor={id} title={title} open={open || refused || done === id}>
			{children}
		</MoreOptions>
	);
}

/** Fields of a section, with the button that keeps them. */
export function KeptFields({ verb, children }: { verb: string; children: ComponentChildren }) {
	const { t } = useView();
	return (
		<Form verb={verb}>
			{children}
			<div class="form-actions">
				<Button>{t('portal:items.keep')}</Button>
			</div>
		</Form>
	);
}
