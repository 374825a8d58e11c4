import { Button } from '../../parts/button.tsx';
import { CheckField, ChoiceField, SelectField } from '../../parts/choice-field.tsx';
import { ErrorSummary } from '../../parts/error-summary.tsx';
import { FileField } from '../../parts/file-field.tsx';
import { Form } from '../../parts/form.tsx';
import { MoreOptions } from '../../parts/more-options.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import { DateField, NumberField, TimeField } from '../../parts/value-field.tsx';
import { useView, ViewContext } from '../../view.ts';

export function Fields() {
	const { t } = useView();
	return (
		<Form label={t('ui:patterns.fields')} enctype="multipart/form-data">
			<TextField name="name" label={t('ui:patterns.name')} hint={t('ui:patterns.name-hint')} autocomplete="name" />
			<TextArea name="about" label={t('ui:patterns.about')} value={t('ui:patterns.about-sample')} required={false} />
			<div class="field-row">
				<DateField name="day" label={t('ui:patterns.day')} value="2027-05-12" />
				<TimeField name="time" label={t('ui:patterns.time')} value="18:30" />
				<NumberField name="places" label={t('ui:patterns.places')} value={40} min={1} />
			</div>
			<Choices />
			<MoreOptions id="patterns">
				<FileField name="picture" label={t('ui:patterns.picture')} hint={t('ui:patterns.picture-hint')} />
				<SelectField
					name="zone"
					label={t('ui:patterns.zone')}
					choices={['Europe/Paris', 'America/Martinique', 'Indian/Reunion'].map((value) => ({ value, label: value }))}
				/>
				<TextField
					name="address"
					label={t('ui:patterns.closed-field')}
					value={t('ui:patterns.closed-value')}
					disabled
				/>
			</MoreOptions>
		</Form>
	);
}

function Choices() {
	const { t } = useView();
	return (
		<>
			<ChoiceField
				name="see"
				label={t('ui:patterns.see')}
				value="all"
				choices={[
					{ value: 'all', label: t('ui:patterns.see-all') },
					{ value: 'owner', label: t('ui:patterns.see-owner'), hint: t('ui:patterns.see-owner-hint') }
				]}
			/>
			<CheckField name="tell" label={t('ui:patterns.tell')} hint={t('ui:patterns.tell-hint')} checked />
		</>
	);
}

const refused = {
	typed: { who: '', reply: 'ana@', verb: 'refused' },
	faults: [
		{ field: 'who', code: 'required' },
		{ field: 'reply', code: 'not-an-address' }
	]
};

export function RefusedForm() {
	const view = useView();
	const { t } = view;
	const labels = { who: t('ui:patterns.name'), reply: t('ui:patterns.mail') };
	return (
		<ViewContext.Provider value={{ ...view, ...refused }}>
			<Form verb="refused" label={t('ui:patterns.faults')}>
				<ErrorSummary labels={labels} />
				<TextField name="who" label={labels.who} hint={t('ui:patterns.name-hint')} />
				<TextField name="reply" label={labels.reply} hint={t('ui:patterns.mail-hint')} type="email" />
				<div class="form-actions">
					<Button>{t('ui:patterns.create')}</Button>
				</div>
			</Form>
		</ViewContext.Provider>
	);
}
