import type { ComponentChildren } from 'preact';
import { Button } from '#ui/parts/button.tsx';
import { FileField } from '#ui/parts/file-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { useView } from '#ui/view.ts';
import { fileLimits } from '../bringing.ts';
import Upload from '../islands/upload.tsx';

const accepted = [
	...['.docx', '.odt', '.pdf', '.html', '.htm', '.md', '.markdown', '.txt'],
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	...['application/vnd.oasis.opendocument.text', 'application/pdf', 'text/html', 'text/markdown', 'text/plain']
].join(',');

/** A file to bring. One that was read already need not be chosen again. */
export function ImportForm({ verb, send, children }: { verb: string; send: string; children?: ComponentChildren }) {
	const { typed, t } = useView();
	const { brought, fileName } = typed;
	return (
		<Form verb={verb} enctype="multipart/form-data" id="pad-import">
			{brought && (
				<>
					<input type="hidden" name="brought" value={brought} />
					<input type="hidden" name="fileName" value={fileName} />
					<p>{t('pads:files.import.kept', { name: fileName ?? '' })}</p>
				</>
			)}
			<FileField
				name="file"
				label={t(brought ? 'pads:files.import.other' : 'pads:files.import.file')}
				hint={t('pads:files.import.hint', fileLimits)}
				accept={accepted}
				required={!brought}
			/>
			{children}
			<div class="form-actions">
				<Button end="onward">{send}</Button>
			</div>
			<Upload />
		</Form>
	);
}
