import { isZoneName } from '#base/inputs.ts';
import type { FieldFault } from '#base/refusal.ts';
import { Banner } from '#ui/parts/banner.tsx';
import { Button } from '#ui/parts/button.tsx';
import { ChoiceField } from '#ui/parts/choice-field.tsx';
import { faultWords } from '#ui/parts/fault.ts';
import { FileField } from '#ui/parts/file-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView, type View } from '#ui/view.ts';
import ZoneHere from '../../asking/islands/zone-here.tsx';
import { ZoneField, zoneNameOf } from '../../asking/parts/zone-field.tsx';
import { firstZone } from '../../asking/zone.ts';
import { limits } from '../../poll.ts';
import { type DayOrder, dayOrders, printedDay } from '../../printed-day.ts';
import { type ImportedPoll, importedPoll } from '../import.ts';
import { ImportPreview } from './import-preview.tsx';

/** Three steps on one page, each without a script: a file, perhaps a question about days, a look before it is made. */
export function ImportDesk({ now }: { now: Date }) {
	const { typed, language } = useView();
	if (typed.text === undefined) return <FileForm />;
	const read = importedPoll(
		{
			text: typed.text,
			title: titleIn(typed),
			zone: typed.zone && isZoneName(typed.zone) ? typed.zone : firstZone(language),
			language,
			dayOrder: orderIn(typed)
		},
		now
	);
	if (read.faults) return <Unreadable faults={read.faults} />;
	return read.made.sureOfDays || orderIn(typed) ? <Ready read={read.made} /> : <WhichDays read={read.made} />;
}

type Typed = View['typed'];

// Until a title is given, the file is read under a name that nobody keeps.
const titleIn = ({ title, text }: Typed): string | undefined =>
	title?.trim().slice(0, limits.title) || (/^\uFEFF?\s*\{/.test(text ?? '') ? undefined : '…');
const orderIn = ({ dayOrder }: Typed): DayOrder | undefined => dayOrders.find((order) => order === dayOrder);

function FileForm() {
	const { t, language, typed } = useView();
	const zone = firstZone(language);
	return (
		<Form verb="look" enctype="multipart/form-data" label={t('polls:results.import.title')}>
			<FileField
				name="file"
				label={t('polls:results.import.file')}
				hint={t('polls:results.import.file-hint')}
				accept=".csv,.json,text/csv,application/json"
				required
			/>
			<ZoneField
				label={t('polls:results.import.zone')}
				hint={t('polls:results.import.zone-hint')}
				name="zone"
				value={zone}
			/>
			<ZoneHere name={zoneNameOf(zone, language)} chosen={typed.zone !== undefined} unsaid />
			<div class="form-actions">
				<Button>{t('polls:results.import.look')}</Button>
			</div>
		</Form>
	);
}

/** `C3` and the like name cells; the rest are places in a document. */
function Unreadable({ faults }: { faults: FieldFault[] }) {
	const { t } = useView();
	return (
		<>
			<Banner kind="danger" live title={t('polls:results.import.unreadable')}>
				<ul class="faults">
					{faults.map((fault) => (
						<li key={`${fault.field} ${fault.code}`}>
							{/^(file|title)$/.test(fault.field)
								? faultWords(fault, t)
								: t('ui:fault-of', { label: fault.field, words: faultWords(fault, t) })}
						</li>
					))}
				</ul>
			</Banner>
			<FileForm />
		</>
	);
}

/** What goes along to the next step. */
function Carried({ names }: { names: string[] }) {
	const { typed } = useView();
	return (
		<>
			{names.map((name) => (
				<input key={name} type="hidden" name={name} value={typed[name] ?? ''} />
			))}
		</>
	);
}

function WhichDays({ read }: { read: ImportedPoll }) {
	const { t, typed } = useView();
	const printed = typed.text?.match(/\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}/)?.[0] ?? '';
	return (
		<Form verb="look" enctype="multipart/form-data" label={t('polls:results.import.days')}>
			<Carried names={['text', 'title', 'zone']} />
			<ChoiceField
				name="dayOrder"
				label={t('polls:results.import.days', { printed })}
				hint={t('polls:results.import.days-hint')}
				value={read.dayOrder ?? 'dmy'}
				choices={dayOrders
					.filter((order) => printedDay(printed, order) !== null)
					.map((order) => ({ value: order, label: t(`polls:results.import.order.${order}`) }))}
			/>
			<div class="form-actions">
				<Button>{t('polls:results.import.go-on')}</Button>
			</div>
		</Form>
	);
}

function Ready({ read }: { read: ImportedPoll }) {
	const { t } = useView();
	const carried = read.from === 'framadate' ? ['text', 'zone', 'dayOrder'] : ['text'];
	return (
		<>
			<ImportPreview read={read} />
			<Form verb="import" enctype="multipart/form-data" label={t('polls:results.import.title')}>
				<Carried names={carried} />
				<TextField
					name="title"
					label={t('polls:results.import.poll-title')}
					value={read.poll.title}
					maxLength={limits.title}
					required
				/>
				<div class="form-actions">
					<Button>{t('polls:results.import.make')}</Button>
					<a href="/polls/import">{t('polls:results.import.other')}</a>
				</div>
			</Form>
		</>
	);
}
