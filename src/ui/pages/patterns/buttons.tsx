import { Button, LinkButton } from '../../parts/button.tsx';
import { Form } from '../../parts/form.tsx';
import { useView } from '../../view.ts';

export function Buttons() {
	const { t } = useView();
	return (
		<Form class="row" label={t('ui:patterns.buttons')}>
			<Button icon="plus">{t('ui:patterns.create')}</Button>
			<Button kind="quiet" icon="eye">
				{t('ui:patterns.preview')}
			</Button>
			<Button kind="danger" icon="trash" confirm={t('ui:patterns.delete-ask')}>
				{t('ui:patterns.delete')}
			</Button>
			<Button disabled>{t('ui:patterns.not-now')}</Button>
			<LinkButton kind="quiet" href="/patterns" icon="pad">
				{t('ui:patterns.start')}
			</LinkButton>
		</Form>
	);
}
