import { FieldFrame, type FieldProps, useField } from './field.tsx';

export type FileFieldProps = FieldProps & { accept?: string; multiple?: boolean };

/** A file from the person's device; its form needs `enctype="multipart/form-data"`. */
export function FileField({ label, hint, labelUnseen, accept, multiple, ...rest }: FileFieldProps) {
	const state = useField({ ...rest, hint });
	return (
		<FieldFrame state={state} label={label} hint={hint} required={rest.required} labelUnseen={labelUnseen}>
			<input {...state.control} class="input file" type="file" accept={accept} multiple={multiple} />
		</FieldFrame>
	);
}
