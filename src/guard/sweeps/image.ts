/**
 * Images of rows, for effects: PostgreSQL itself writes a row as JSON and reads it back (`jsonb_populate_record`), so
 * that microseconds, bytes and nulls return as they were.
 */
import { carrier } from '#kernel/database/connection.ts';
import type { Image } from './effect.ts';

type Row = { id: string; image: Image };

const imagesOf = (rows: readonly Row[]): ReadonlyMap<string, Image> =>
	new Map(rows.map(({ id, image }) => [id, image]));

type Imager = {
	capture(ids: readonly string[]): Promise<ReadonlyMap<string, Image>>;
	restore(images: ReadonlyMap<string, Image>): Promise<void>;
};

/** Some columns of rows that stay: `columnsOf('kernel.item', 'id', ['trashed_at'])`. */
export function columnsOf(table: string, key: string, columns: readonly string[]): Imager {
	const pairs = columns.map((column) => `'${column}', t.${column}`).join(', ');
	const sets = columns.map((column) => `${column} = r.${column}`).join(', ');
	return {
		capture: async (ids) =>
			imagesOf(
				await carrier().unsafe<Row[]>(
					`select t.${key} as id, jsonb_build_object(${pairs}) as image from ${table} t
					where t.${key} = any($1::text[]) order by t.${key} for update`,
					[ids as string[]]
				)
			),
		async restore(images) {
			const list = [...images].map(([id, image]) => ({ ...image, [key]: id }));
			await carrier().unsafe(
				`update ${table} t set ${sets}
				from jsonb_populate_recordset(null::${table}, $1::text::jsonb) r where t.${key} = r.${key}`,
				[JSON.stringify(list)]
			);
		}
	};
}

/**
 * Whole rows of a table of facts that hang on something that stays: `rowsOf('guard.silence', 'account', 'kernel.account',
 * 'id')`. No row is an image too.
 */
export function rowsOf(table: string, key: string, parent: string, parentKey: string): Imager {
	return {
		capture: async (ids) =>
			imagesOf(
				await carrier().unsafe<Row[]>(
					`with held as (
						select ${parentKey} as id from ${parent} where ${parentKey} = any($1::text[])
						order by ${parentKey} for no key update
					)
					select held.id, jsonb_build_object('rows', coalesce(
						(select jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text) from ${table} t where t.${key} = held.id), '[]'
					)) as image from held order by held.id`,
					[ids as string[]]
				)
			),
		async restore(images) {
			await carrier().unsafe(`delete from ${table} where ${key} = any($1::text[])`, [[...images.keys()]]);
			const rows = [...images.values()].flatMap((image) => image.rows as unknown[]);
			await carrier().unsafe(
				`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::text::jsonb)`,
				[JSON.stringify(rows)]
			);
		}
	};
}
