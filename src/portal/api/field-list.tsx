import { useView } from '#ui/view.ts';
import type { Field } from './fields.ts';

/**
 * What goes in or comes out, a line each.
 * @param told these come back: that they are needed is not said.
 */
export function Fields({ fields, told = false }: { fields: Field[]; told?: boolean }) {
	return (
		<dl class="api-fields">
			{fields.map((field) => (
				<div key={field.name}>
					<dt>
						<code>{field.name}</code>
					</dt>
					<dd>
						<Nature field={field} told={told} />
						{field.says && <span lang="en"> {field.says}</span>}
					</dd>
				</div>
			))}
		</dl>
	);
}

function Nature({ field, told }: { field: Field; told: boolean }) {
	const { t } = useView();
	const { kind, required, nullable, values } = field;
	const words = [
		values.length === 0 && t(`portal:api.kinds.${kind}`),
		!told && required && t('portal:api.needed'),
		nullable && t('portal:api.nullable'),
		!told && limitOf(field, t)
	];
	const said = words.filter(Boolean).join(', ');
	return (
		<>
			{values.map((value, place) => (
				<>
					{place > 0 && t('portal:api.or')}
					<code>{value}</code>
				</>
			))}
			{values.length > 0 && said && ', '}
			{said && `${said}.`}
		</>
	);
}

function limitOf({ kind, min, max }: Field, t: ReturnType<typeof useView>['t']): string | false {
	const what = kind === 'list' ? 'items' : kind === 'number' ? 'number' : 'characters';
	if (min !== null && max !== null) return t(`portal:api.limits.${what}-between`, { min, max });
	return max !== null && t(`portal:api.limits.${what}`, { max });
}
