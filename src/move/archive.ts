/** One file that holds a host: what stands in it and under which names. */
import { z } from 'zod';

export const format = 'archipel-host-1';

export const about = z.object({
	format: z.literal(format),
	at: z.string(),
	ledger: z.array(z.object({ owner: z.string(), number: z.number(), name: z.string(), checksum: z.string() })),
	tables: z.array(z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()), rows: z.number() }))
});
export type About = z.output<typeof about>;

export const aboutName = 'archipel.json';
export const secretName = 'secret';
/** A row a line, as JSON: any program can read it. */
export const tableName = (schema: string, name: string): string => `tables/${schema}.${name}.jsonl`;
export const blobName = (id: string): string => `blobs/${id}`;
